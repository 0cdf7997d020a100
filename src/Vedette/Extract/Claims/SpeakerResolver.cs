using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Who a source is, as far as the document tells.</summary>
internal readonly record struct Speaker(string? Name, SpeakerType Type, string? Country);

/// <summary>
/// Turns the words of a source into a speaker: a name in full, an organisation, an official without a name, a document.
/// "He", "she" and "the minister" stand for the person who spoke or was named last.
/// </summary>
internal sealed class SpeakerResolver(Document document, ImmutableArray<Name> names, CueLexicon lexicon, Gazetteer gazetteer)
{
    private Speaker lastPerson;
    private Speaker last;

    /// <summary>A person who is the subject of a sentence is whom "he" or "she" in the next one means, whether or not he spoke.</summary>
    public void Pass(Tree tree)
    {
        int subject = tree.Sentence.Root is >= 0 and var root ? tree.Subject(root) : -1;
        if (subject < 0) return;
        var range = tree.Reach(subject);
        var words = new TextSpan(tree[range.Start].Start, tree[range.End - 1].End);
        if (names.FirstOrDefault(n => n.Kind is EntityKind.Person && words.Contains(n.Span) && !IsOwner(tree, n)) is { } person) lastPerson = new(person.Canonical, SpeakerType.Named, person.Country ?? lastPerson.Country);
    }

    public Speaker Resolve(Tree tree, Utterance utterance)
    {
        if (utterance.Source.IsEmpty) return utterance.SourceToken < 0 && utterance.CueToken >= 0 ? new(null, SpeakerType.Lost, null) : last;
        var speaker = Of(tree, utterance);
        if (speaker.Type is SpeakerType.Named) lastPerson = speaker;
        return last = speaker;
    }

    private Speaker Of(Tree tree, Utterance utterance)
    {
        var source = utterance.Source.Aggregate((a, b) => a.Cover(b));
        int head = utterance.SourceToken;
        // A parser may cut a name ("Ming-yen") or take the office behind a comma for the subject: whom the words touch or follow is meant.
        var inside = names.Where(n => n.Span.Overlaps(source)).ToArray();
        if (Apposed(source) is { } holder) return new(holder.Canonical, SpeakerType.Named, holder.Country ?? CountryBefore(inside, holder));
        if (head >= 0 && tree.IsAny(head, "he", "she", "who", "i")) return lastPerson.Name is null ? Nearest(source.Start) : lastPerson;
        if (head >= 0 && tree.IsAny(head, "they", "we", "it")) return last.Name is null ? new(null, SpeakerType.Lost, null) : last;

        var sort = head < 0 ? SpeakerSort.None : lexicon.Speaker(tree.Word(head));
        var headName = head < 0 ? null : inside.FirstOrDefault(n => n.Span.Overlaps(tree[head].Span));
        var person = headName?.Kind is EntityKind.Person ? headName : inside.FirstOrDefault(n => n.Kind is EntityKind.Person && !IsOwner(tree, n));
        if (sort is not SpeakerSort.Document && person is not null) return new(person.Canonical, SpeakerType.Named, person.Country ?? CountryBefore(inside, person));
        if (headName is not null && sort is SpeakerSort.None or SpeakerSort.Body && !(headName.Kind is EntityKind.Organisation && headName.Span.Length < 14 && lexicon.Speaker(headName.Canonical) is SpeakerSort.Body))
            return new(Joined(tree, headName, inside, head), SpeakerType.Organisation, headName.Country);
        if (sort is SpeakerSort.Document && Owner(tree, head, inside) is { } owner) return new(Metonym(owner), SpeakerType.Organisation, owner.Country);
        string words = Shortened(source);
        if (names.FirstOrDefault(n => n.Kind is EntityKind.Person && n.Canonical.EndsWith(' ' + words, StringComparison.Ordinal)) is { } surname) return new(surname.Canonical, SpeakerType.Named, surname.Country);
        string? country = inside.Select(n => n.Country).FirstOrDefault(c => c is not null);
        return sort switch
        {
            SpeakerSort.Document => new(words, SpeakerType.Document, country),
            SpeakerSort.Office when IsDefinite(tree, head) && lastPerson.Name is not null && (country is null || lastPerson.Country is null || country == lastPerson.Country) && !tree[head].In(document.Text).EndsWith("s", StringComparison.Ordinal) => lastPerson,
            SpeakerSort.Office => new(words, SpeakerType.UnnamedOfficial, country),
            SpeakerSort.Person or SpeakerSort.Group => new(words, SpeakerType.Unnamed, country),
            SpeakerSort.Body => new(words, SpeakerType.Organisation, country),
            _ when inside.FirstOrDefault(n => n.Kind is EntityKind.Organisation or EntityKind.Country or EntityKind.Place) is { } body && inside.Length == 1 && body.Span.Length * 2 > source.Length =>
                new(Metonym(body), SpeakerType.Organisation, body.Country),
            _ when inside.Length == 0 => new(words, SpeakerType.Unnamed, null),
            _ => new(words, SpeakerType.Organisation, country),
        };
    }

    /// <summary>"Lena Orsk, head of the bureau, said": the person before the comma, when an office stands behind it.</summary>
    private Name? Apposed(TextSpan source)
    {
        var person = names.LastOrDefault(n => n.Kind is EntityKind.Person && n.Span.End <= source.Start);
        if (person is null || document.Text.AsSpan(person.Span.End, source.Start - person.Span.End).Trim() is not ",") return null;
        foreach (var word in source.Of(document.Text).Split([' ', '-', ','], 4))
            if (lexicon.Speaker(word) is SpeakerSort.Office or SpeakerSort.Person) return person;
        return null;
    }

    /// <summary>"Moscow and Beijing": two names joined, both told.</summary>
    private string Joined(Tree tree, Name head, Name[] inside, int token)
    {
        var others = inside.Where(n => n != head && tree.Children(token).Any(c => tree[c].Relation is Relation.Conj && n.Span.Overlaps(tree[c].Span)));
        return string.Join(" and ", others.Select(Metonym).Prepend(Metonym(head)));
    }

    /// <summary>A capital or a seat of power that speaks is its country's government.</summary>
    private string Metonym(Name name) =>
        name.Country is { } code && gazetteer.Countries.TryGetValue(code, out string? country) && (name.Kind is EntityKind.Place || (name.Kind is EntityKind.Organisation && gazetteer.Find(name.Canonical) is { IsSeat: true })) ? country : name.Canonical;

    /// <summary>"Taipei's analysis": whose document it is, when a country or its capital owns it.</summary>
    private static Name? Owner(Tree tree, int head, Name[] inside) =>
        tree.Child(head, Relation.Nmod_poss) is >= 0 and var owner ? inside.FirstOrDefault(n => n.Country is not null && n.Kind is EntityKind.Place or EntityKind.Country && n.Span.Overlaps(tree[owner].Span)) : null;

    private bool IsOwner(Tree tree, Name name)
    {
        foreach (var token in tree.Sentence.Tokens)
            if (name.Span.Overlaps(token.Span) && token.Relation is Relation.Nmod_poss) return true;
        return document.Text.AsSpan(name.Span.End).StartsWith("'s", StringComparison.Ordinal) || document.Text.AsSpan(name.Span.End).StartsWith("’s", StringComparison.Ordinal);
    }

    private static string? CountryBefore(Name[] inside, Name person) => inside.LastOrDefault(n => n.Span.End <= person.Span.Start && n.Country is not null)?.Country ?? inside.FirstOrDefault(n => n.Country is not null)?.Country;

    /// <summary>The last person named before the offset.</summary>
    private Speaker Nearest(int offset)
    {
        var person = names.LastOrDefault(n => n.Kind is EntityKind.Person && n.Span.End <= offset && !document.IsFurniture(n.Span));
        return person is null ? new(null, SpeakerType.Lost, null) : new(person.Canonical, SpeakerType.Named, person.Country);
    }

    private static bool IsDefinite(Tree tree, int head) => tree.Child(head, Relation.Det) is >= 0 and var article && tree.Is(article, "the");

    /// <summary>The source's words without what a comma adds to them.</summary>
    private string Shortened(TextSpan source)
    {
        string words = source.Of(document.Text).ReplaceLineEndings(" ");
        foreach (string mark in (ReadOnlySpan<string>)[",", " who ", " which ", " that ", " to "])
            if (words.IndexOf(mark, StringComparison.Ordinal) is > 8 and var cut) words = words[..cut];
        foreach (string article in (ReadOnlySpan<string>)["the ", "a ", "an "])
            if (words.StartsWith(article, StringComparison.OrdinalIgnoreCase)) return words[article.Length..];
        return words;
    }
}
