using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Reads roles and calls by a role from the words of a sentence; names inside tell the country and the body.</summary>
internal sealed class RoleReader(ImmutableArray<Name> names, CueLexicon lexicon, Gazetteer gazetteer)
{
    private const int LongestTitle = 14;

    /// <summary>Adjectives that tell one office from another. Others ("top", "veteran", "outspoken") do not.</summary>
    private static readonly FrozenSet<string> Telling = FrozenSet.ToFrozenSet(
        ["foreign", "prime", "military", "naval", "presidential", "deputy", "vice", "defense", "interior", "economic", "nuclear", "national", "diplomatic", "parliamentary"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(["the", "a", "an", "of", "for", "to", "and", "'s", "’s", "'", "’", "-", "–", "its", "their", "his", "her", "in", "at"], StringComparer.Ordinal);

    /// <summary>The form in which words of roles and bodies are compared.</summary>
    public static string Plain(string word)
    {
        string small = word.ToLower(CultureInfo.InvariantCulture);
        return small switch { "defence" => "defense", "advisor" => "adviser", _ => small.Replace("defence", "defense", StringComparison.Ordinal) };
    }

    /// <summary>The role that stands before a person's name: "Velian Foreign Minister Lena Orsk", "Velia's prime minister, Lena Orsk,".</summary>
    public Role? Before(Tree tree, Name person)
    {
        int at = tree.TokenAt(person.Span.Start), start = at;
        if (at > 0 && tree.Is(at - 1, ",") && RunBefore(tree, at - 1) is var apposed && apposed < at - 1 && EndsInRole(tree, at - 2)) return Read(tree, new(apposed, at - 1));
        start = RunBefore(tree, at);
        return start < at ? Read(tree, new(start, at)) : null;
    }

    /// <summary>The role that a comma adds: "Lena Orsk, head of the port authority,"; or that "is" tells.</summary>
    public Role? Behind(Tree tree, Name person)
    {
        int last = tree.TokenAt(person.Span.End - 1);
        if (last < 0 || last + 2 >= tree.Count) return null;
        int start = last + 1;
        if (tree.Is(start, ",") || tree.Is(start, "(")) start++;
        else if (tree.IsAny(start, "is", "was")) start++;
        else return null;
        if (tree.IsAny(start, "who") && start + 2 < tree.Count && tree.IsAny(start + 1, "is", "was")) start += 2;
        int end = start;
        bool hasRole = false;
        while (end < tree.Count && end - start < LongestTitle && !tree.IsAny(end, ",", ".", ";", ")", ":", "who", "which", "that"))
        {
            // "Orsk, Foreign Minister Anton Vale and others": another's office.
            if (tree[end].Tag is PartOfSpeech.Verb or PartOfSpeech.Pron || names.Any(n => n.Kind is EntityKind.Person && n.Span.Overlaps(tree[end].Span))) break;
            hasRole |= IsRoleWord(tree, end);
            end++;
        }
        bool closed = end >= tree.Count || tree[end].Tag is not PartOfSpeech.Verb and not PartOfSpeech.Pron and not PartOfSpeech.Propn;
        return hasRole && closed ? Read(tree, new(start, end)) : null;
    }

    /// <summary>What the words around a noun ask for; null when the noun is no role, is plural, or is not meant as one that is known ("a diplomat", "his aide").</summary>
    public RoleCall? Call(Tree tree, int head, TextSpan source)
    {
        if (head < 0 || tree[head].Fine is FineTag.NNS or FineTag.NNPS || lexicon.Speaker(tree.Word(head)) is not (SpeakerSort.Office or SpeakerSort.Person)) return null;
        int start = head, end = head + 1;
        while (start > 0 && source.Contains(tree[start - 1].Span) && !tree.IsAny(start - 1, ",", "(", "“", "\"")) start--;
        while (end < tree.Count && source.Contains(tree[end].Span) && tree[end].Tag is not (PartOfSpeech.Verb or PartOfSpeech.Pron or PartOfSpeech.Punct) && !tree.IsAny(end, "familiar", "who", "with")) end++;
        bool isDefinite = false, hasName = false;
        var modifiers = ImmutableArray.CreateBuilder<string>();
        for (int i = start; i < end; i++)
        {
            if (i < head && tree.IsAny(i, "a", "an", "one", "another", "some", "any", "his", "her", "their", "my", "our", "its")) return null;
            isDefinite |= i < head && tree.IsAny(i, "the", "this", "that");
            hasName |= NameAt(tree[i].Span) is not null;
            if (i != head && Telling.Contains(Plain(tree.Word(i).ToString()))) isDefinite |= i < head && tree[start].Tag is not PartOfSpeech.Det;
        }
        if (!isDefinite && !hasName) return null;
        var (words, bodies, country, former) = Parts(tree, new(start, end));
        string noun = Plain(tree.Word(head).ToString());
        foreach (string word in words)
            if (word != noun && (Telling.Contains(word) || IsNounIn(tree, new(start, end), word))) modifiers.Add(word);
        return new(noun, modifiers.ToImmutable(), bodies, country, former);
    }

    /// <summary>The role that the words of a range tell; null when none of them is an office or a calling.</summary>
    public Role? Read(Tree tree, TokenRange range)
    {
        var (words, bodies, country, former) = Parts(tree, range);
        if (words.IsEmpty) return null;
        return Role.Of(words, bodies, country, former ? true : null, new TextSpan(tree[range.Start].Start, tree[range.End - 1].End).Of(tree.Text).ReplaceLineEndings(" "));
    }

    private (ImmutableArray<string> Words, ImmutableArray<string> Bodies, string? Country, bool IsFormer) Parts(Tree tree, TokenRange range)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var bodies = ImmutableArray.CreateBuilder<string>();
        string? country = null;
        bool former = false;
        for (int i = range.Start; i < range.End; i++)
        {
            if (NameAt(tree[i].Span) is { } name)
            {
                country ??= name.Country;
                if (name.Kind is not EntityKind.Organisation || bodies.Contains(name.Canonical)) continue;
                bodies.Add(name.Canonical);
                bodies.Add(name.Span.Of(tree.Text));
                continue;
            }
            foreach (string part in Plain(tree.Word(i).ToString()).Split('-') is ["ex" or "vice" or "then", ..] parts ? parts : [Plain(tree.Word(i).ToString())])
            {
                if (part is "former" or "ex" or "ousted" or "onetime" or "past" or "retired") former = true;
                else if (!Small.Contains(part) && part.Any(char.IsLetter)) words.Add(part);
            }
        }
        return (words.ToImmutable(), bodies.ToImmutable(), country, former);
    }

    /// <summary>The first token of the unbroken run of title words, names of countries and bodies, and small words that ends before the token.</summary>
    private int RunBefore(Tree tree, int end)
    {
        int start = end;
        bool hasRole = false, hasName = false;
        while (start > 0 && end - start < LongestTitle)
        {
            int at = start - 1;
            // "Secretary of State", "Minister of Defence": one office of three words.
            if (at > 1 && tree.Is(at - 1, "of") && tree[at].Tag is PartOfSpeech.Propn or PartOfSpeech.Noun && NameAt(tree[at].Span) is null && IsRoleWord(tree, at - 2))
            {
                (start, hasRole) = (at - 2, true);
                continue;
            }
            // "Aide of Foreign Minister Orsk": the first is another's office.
            if (hasRole && tree.IsAny(at, "of", "for")) break;
            bool isName = NameAt(tree[at].Span) is not null, isRole = IsRoleWord(tree, at);
            bool isBetween = tree[at].Tag is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn or PartOfSpeech.Det or PartOfSpeech.Part || tree.IsAny(at, "of", "for", "-", "'s", "’s");
            bool isBracket = tree.IsAny(at, "(", ")") && at > 0 && NameAt(tree[at - 1].Span) is not null;
            if (names.Any(n => n.Kind is EntityKind.Person && n.Span.Overlaps(tree[at].Span)) || !(isName || isRole || isBracket || (isBetween && (hasRole || hasName)))) break;
            hasRole |= isRole;
            hasName |= isName;
            start--;
        }
        return hasRole ? start : end;
    }

    private bool EndsInRole(Tree tree, int last)
    {
        for (int i = last; i >= 0 && i > last - 5; i--) if (IsRoleWord(tree, i)) return true;
        return false;
    }

    private bool IsRoleWord(Tree tree, int token) =>
        NameAt(tree[token].Span) is null && (gazetteer.IsTitle(tree.Word(token)) || lexicon.Speaker(tree.Word(token)) is SpeakerSort.Office or SpeakerSort.Person) && tree[token].Tag is not PartOfSpeech.Verb;

    /// <summary>A name that is no person's.</summary>
    private Name? NameAt(TextSpan span) => names.FirstOrDefault(n => n.Kind is not EntityKind.Person && n.Span.Overlaps(span));

    private static bool IsNounIn(Tree tree, TokenRange range, string word)
    {
        for (int i = range.Start; i < range.End; i++)
            if (tree[i].Tag is PartOfSpeech.Noun or PartOfSpeech.Propn && Plain(tree.Word(i).ToString()) == word) return true;
        return false;
    }
}
