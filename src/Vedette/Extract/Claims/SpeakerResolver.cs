using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>Who a source is, as far as the document tells.</summary>
internal readonly record struct Speaker(string? Name, SpeakerType Type, string? Country)
{
    private readonly ImmutableArray<Reason> grounds;

    /// <summary>Why words that are no name mean this one; or, for a source without a name, who may be meant.</summary>
    public ImmutableArray<Reason> Grounds { get => grounds.IsDefault ? [] : grounds; init => grounds = value; }
}

/// <summary>
/// Turns the words of a source into a speaker: a name in full, an organisation, an official without a name, a document.
/// Pronouns, titles and roles go to whom the document spoke of before; where two may be meant and nothing tells them apart, to nobody, and both are kept as candidates.
/// </summary>
internal sealed class SpeakerResolver
{
    /// <summary>A speaker two sentences back, or the subject of the sentence before.</summary>
    private const double LeastForThings = 1.2 - 1e-9;
    private const string Resolved = "coreference", Candidate = "candidate";
    private readonly Document document;
    private readonly ImmutableArray<Sentence> sentences;
    private readonly ImmutableArray<Name> names;
    private readonly CueLexicon lexicon;
    private readonly Gazetteer gazetteer;
    private readonly RoleReader roles;
    private readonly Cast cast;
    private readonly Discourse discourse = new();
    private readonly Dictionary<string, Referent> others = new(StringComparer.Ordinal);
    private readonly Dictionary<TextSpan, Speaker> resolved = [];
    private Referent? lastReferent;
    private Speaker last;

    public SpeakerResolver(Document document, ImmutableArray<Sentence> sentences, ImmutableArray<Name> names, CueLexicon lexicon, Gazetteer gazetteer, OfficeRoles offices, GivenNames given)
    {
        (this.document, this.sentences, this.names, this.lexicon, this.gazetteer) = (document, sentences, names, lexicon, gazetteer);
        roles = new(names, lexicon, gazetteer);
        cast = new(document, sentences, names, roles, offices, given, gazetteer);
    }

    /// <summary>Whom the sentence speaks of, who may be meant from the next one on.</summary>
    public void Pass(Tree tree)
    {
        foreach (var (referent, rank) in Named(tree, [], tree.Count)) discourse.Note(referent, rank);
        discourse.NextSentence();
    }

    public Speaker Resolve(Tree tree, Utterance utterance)
    {
        if (utterance.Source.IsEmpty && utterance.SourceToken < 0 && utterance.CueToken >= 0) return new(null, SpeakerType.Lost, null);
        if (!utterance.Source.IsEmpty) last = OfSource(tree, utterance);
        if (last.Name is not null && ReferentOf(last, utterance) is { } referent) discourse.Note(lastReferent = referent, Discourse.Speaker);
        return last;
    }

    private Speaker OfSource(Tree tree, Utterance utterance)
    {
        var source = utterance.Source.Aggregate((a, b) => a.Cover(b));
        if (resolved.TryGetValue(source, out var known)) return known;
        int head = utterance.SourceToken;
        // What leads up to it or goes on from it: the source stands in another sentence, and is read there.
        if (head < 0 && !tree.Sentence.Words.Contains(source) && sentences.FirstOrDefault(s => s.Words.Contains(source)) is { } elsewhere)
        {
            tree = new(document.Text, elsewhere);
            head = Top(tree, source);
        }
        return resolved[source] = Of(tree, utterance, source, head);
    }

    private Speaker Of(Tree tree, Utterance utterance, TextSpan source, int head)
    {
        // A parser may cut a name ("Ming-yen") or take the office behind a comma for the subject: whom the words touch or follow is meant.
        var inside = names.Where(n => n.Span.Overlaps(source)).ToArray();
        if (Apposed(source) is { } holder) return new(holder.Canonical, SpeakerType.Named, holder.Country ?? CountryBefore(inside, holder));
        if (head >= 0 && tree.Is(head, "who") && Antecedent(tree, head) is { } before) return before;
        if (head >= 0 && tree.IsAny(head, "he", "who")) return ByPronoun(tree, utterance, source, Pronoun.He, tree.Is(head, "who"));
        if (head >= 0 && tree.Is(head, "she")) return ByPronoun(tree, utterance, source, Pronoun.She, false);
        if (head >= 0 && tree.IsAny(head, "they", "it", "both")) return ByNumber(tree, utterance, source, tree.Is(head, "it"));
        if (head >= 0 && tree.IsAny(head, "i", "we")) return last.Name is null ? new(null, SpeakerType.Lost, null) : last;

        var sort = head < 0 ? SpeakerSort.None : lexicon.Speaker(tree.Word(head));
        var headName = head < 0 ? null : inside.FirstOrDefault(n => n.Span.Overlaps(tree[head].Span));
        var person = headName?.Kind is EntityKind.Person ? headName : inside.FirstOrDefault(n => n.Kind is EntityKind.Person && !IsOwner(tree, n) && !IsBehindPreposition(tree, n, head));
        if (sort is not SpeakerSort.Document && person is not null) return Namesake(tree, person, source) ?? new(person.Canonical, SpeakerType.Named, person.Country ?? CountryBefore(inside, person));
        if (headName is not null && sort is SpeakerSort.None or SpeakerSort.Body && !(headName.Kind is EntityKind.Organisation && headName.Span.Length < 14 && lexicon.Speaker(headName.Canonical) is SpeakerSort.Body))
            return new(Joined(tree, headName, inside, head), SpeakerType.Organisation, headName.Country);
        if (sort is SpeakerSort.Document && Owner(tree, head, inside) is { } owner) return new(Metonym(owner), SpeakerType.Organisation, owner.Country);
        string words = Shortened(source);
        if (names.FirstOrDefault(n => n.Kind is EntityKind.Person && n.Canonical.EndsWith(' ' + words, StringComparison.Ordinal)) is { } surname) return new(surname.Canonical, SpeakerType.Named, surname.Country);
        string? country = inside.Select(n => n.Country).FirstOrDefault(c => c is not null);
        if (sort is SpeakerSort.Office or SpeakerSort.Person && roles.Call(tree, head, source) is { } call) return ByRole(tree, utterance, source, call, new(words, sort is SpeakerSort.Office ? SpeakerType.UnnamedOfficial : SpeakerType.Unnamed, country));
        return sort switch
        {
            SpeakerSort.Document => new(words, SpeakerType.Document, country),
            SpeakerSort.Office => new(words, SpeakerType.UnnamedOfficial, country),
            SpeakerSort.Person or SpeakerSort.Group => new(words, SpeakerType.Unnamed, country),
            // "Intelligence suggests", "media reports": gathered by somebody, and nobody says by whom.
            SpeakerSort.Body when country is null && tree.IsAny(head, "intelligence", "media") && !IsDefinite(tree, head) => new(words, SpeakerType.Unnamed, null),
            SpeakerSort.Body => ByBody(tree, head, source, country) ?? new(words, SpeakerType.Organisation, country),
            _ when inside.FirstOrDefault(n => n.Kind is EntityKind.Organisation or EntityKind.Country or EntityKind.Place) is { } body && inside.Length == 1 && body.Span.Length * 2 > source.Length =>
                new(Metonym(body), SpeakerType.Organisation, body.Country),
            _ when inside.Length == 0 => new(words, SpeakerType.Unnamed, null),
            _ => new(words, SpeakerType.Organisation, country),
        };
    }

    // ---- pronouns ----

    private Speaker ByPronoun(Tree tree, Utterance utterance, TextSpan source, Pronoun pronoun, bool isEither)
    {
        var present = discourse.Present(r => isEither ? r.Sort is ReferentSort.Person : r.MayBe(pronoun), Named(tree, utterance.Content, tree.TokenAt(source.Start)));
        return Told(source, present, "was spoken of last");
    }

    /// <summary>"They" and "it": a body, or several people.</summary>
    private Speaker ByNumber(Tree tree, Utterance utterance, TextSpan source, bool isSingular)
    {
        if (!isSingular && Pair(tree, utterance.Content, source.Start) is { } pair) return pair;
        var present = discourse.Present(
            r => r.Sort is ReferentSort.Body || (!isSingular && r.Sort is ReferentSort.Several),
            Named(tree, utterance.Content, tree.TokenAt(source.Start)).Where(n => n.Rank >= Discourse.Subject));
        // Things without a name ("the bear") may be meant as well: a body that is no longer in view is a guess.
        if (present.Count > 0 && present[0].Weight < LeastForThings) return Unknown(source, present);
        return Told(source, present, "was spoken of last");
    }

    /// <summary>"Putin met with Xi, where they declared": two people of the clause before.</summary>
    private Speaker? Pair(Tree tree, ImmutableArray<TextSpan> content, int before)
    {
        var people = names.Where(n => n.Kind is EntityKind.Person && tree.Sentence.Words.Contains(n.Span) && n.Span.End <= before && !content.Any(c => c.Overlaps(n.Span)) && !IsOwner(tree, n)).Select(n => n.Canonical).Distinct().ToArray();
        return people is [var a, var b] ? new(a + " and " + b, SpeakerType.Named, null) { Grounds = [Because(new TextSpan(before, before), $"{a} and {b}", "are the two of the same sentence")] } : null;
    }

    /// <summary>"Orsk, who said", "a diplomat who said": what the clause hangs on.</summary>
    private Speaker? Antecedent(Tree tree, int who)
    {
        int verb = tree[who].Head;
        if (verb < 0 || tree[verb].Relation is not Relation.Acl_relcl || tree[verb].Head is not (>= 0 and var noun)) return null;
        var name = names.FirstOrDefault(n => n.Span.Overlaps(tree[noun].Span));
        return name?.Kind is EntityKind.Person ? new(name.Canonical, SpeakerType.Named, name.Country) : null;
    }

    // ---- roles ----

    /// <summary>"The minister", "the NSB chief": the one of the document whose office it is; else somebody without a name who was called so before; else nobody, with who held the office that day as a candidate.</summary>
    private Speaker ByRole(Tree tree, Utterance utterance, TextSpan source, RoleCall call, Speaker unnamed)
    {
        var fitting = cast.People.Where(p => p.RoleFor(call) is not null).ToHashSet<Referent>(ReferenceEqualityComparer.Instance);
        // An office of the table that the document's day cannot confirm gives way to one that the text tells.
        if (fitting.Any(p => p.RoleFor(call) is { IsListed: false })) fitting.RemoveWhere(p => p.RoleFor(call) is { IsListed: true, IsFormer: null });
        if (call.IsBare) foreach (var other in others.Values) if (other.Noun == call.Head && other.Sort is ReferentSort.Person) fitting.Add(other);
        var here = Named(tree, utterance.Content, tree.TokenAt(source.Start));
        var present = discourse.Present(fitting.Contains, here);
        if (present.Count > 0) return Told(source, present, present[0].Referent.RoleFor(call) is { } role ? (role.IsListed ? $"was {role.Told}, by the table of offices" : $"is “{role.Told}” in the text") : "was called so before");
        // Named later only: a headline or a lead that calls its one holder by the office.
        if (!call.IsBare && fitting.Count == 1) return Told(source, [(fitting.First(), 0)], "is named by that office later");
        // "Orsk arrived on Monday. The minister said": somebody of whom nothing is told yet, alone on the stage.
        if (call.IsBare && discourse.Present(r => r.Sort is ReferentSort.Person, here) is [var only, ..] all && only.Weight >= Discourse.Subject - 1 && only.Referent.Roles.IsEmpty && (all.Count == 1 || all[1].Weight < only.Weight - 1))
            return Told(source, [only], "is the only one spoken of");
        return unnamed with { Grounds = [.. cast.Holders(call).Take(4).Select(h => new Reason(Candidate, $"{h.Name} {h.Why}", new Quote(document.Id, source)))] };
    }

    /// <summary>A family name that two people of the document bear: the one whose office or pronoun stands beside it, else nobody.</summary>
    private Speaker? Namesake(Tree tree, Name person, TextSpan source)
    {
        string form = NameForms.Clean(person.Span.Of(document.Text));
        if (form.Contains(' ', StringComparison.Ordinal)) return null;
        var bearers = cast.People.Where(p => p.FirstStart < person.Span.Start && NameForms.Parts(p.Name) is { Length: > 1 } parts && (parts[^1] == form || parts[0] == form)).ToArray();
        if (bearers.Length < 2) return null;
        if (roles.Before(tree, person) is { } told)
        {
            var pronoun = Cast.PronounOf(told);
            var fitting = bearers.Where(b => b.Roles.Any(r => !r.IsListed && r.Words.Overlaps(told.Words)) && (pronoun is Pronoun.Unknown || b.MayBe(pronoun))).ToArray();
            if (fitting.Length != 1 && pronoun is not Pronoun.Unknown) fitting = [.. bearers.Where(b => b.Pronoun == pronoun)];
            if (fitting is [var one]) return Told(source, [(one, 0)], "bears the name and the title");
        }
        return Told(source, [.. bearers.Select(b => (b, 0d))], "bears the name");
    }

    /// <summary>"The ministry", "the Velian bureau": the one body named before whose name has the noun.</summary>
    private Speaker? ByBody(Tree tree, int head, TextSpan source, string? country)
    {
        if (!IsDefinite(tree, head) || source.Length > 40) return null;
        string noun = tree.Word(head).ToString();
        var bodies = names.Where(n => n.Kind is EntityKind.Organisation && n.Span.End <= source.Start && !document.IsFurniture(n.Span) && (country is null || n.Country is null || n.Country == country) && n.Canonical.Split(' ').Contains(noun, StringComparer.OrdinalIgnoreCase))
            .DistinctBy(n => n.Canonical).ToArray();
        if (bodies.Length == 0) return null;
        if (bodies is not [var body]) return new(Shortened(source), SpeakerType.Organisation, country) { Grounds = [.. bodies.Select(b => new Reason(Candidate, b.Canonical, new Quote(document.Id, b.Span)))] };
        return new(body.Canonical, SpeakerType.Organisation, body.Country) { Grounds = [Because(source, body.Canonical, "is the only body of that noun before it")] };
    }

    // ---- what is kept ----

    private Speaker Told(TextSpan source, List<(Referent Referent, double Weight)> present, string why)
    {
        if (Discourse.Clearest(present) is { } one) return new(one.Name, one.Type, one.Country) { Grounds = [Because(source, one.Name, why)] };
        return Unknown(source, present);
    }

    private Speaker Unknown(TextSpan source, List<(Referent Referent, double Weight)> present) =>
        new(null, SpeakerType.Lost, null) { Grounds = [.. present.Take(4).Select(p => new Reason(Candidate, p.Referent.Name, new Quote(document.Id, source)))] };

    private Reason Because(TextSpan source, string name, string why) => new(Resolved, source.IsEmpty ? $"{name} {why}" : $"“{Shortened(source)}”: {name} {why}", new Quote(document.Id, source));

    /// <summary>Whom the sentence names outside what is said in it and before the token, with their places in the sentence.</summary>
    private List<(Referent Referent, double Rank)> Named(Tree tree, ImmutableArray<TextSpan> content, int before)
    {
        var found = new List<(Referent, double)>();
        int root = tree.Sentence.Root, subject = root >= 0 ? tree.Subject(root) : -1;
        var reach = subject >= 0 ? tree.Reach(subject) : default;
        bool hasSubject = false;
        var subjects = new List<Referent>();
        foreach (var name in names)
        {
            if (name.Span.Start < tree.Sentence.Words.Start || content.Any(c => c.Overlaps(name.Span))) continue;
            if (name.Span.End > tree.Sentence.Words.End) break;
            int at = tree.TokenAt(name.Span.Start);
            if (at < 0 || at >= before) continue;
            if ((name.Kind is EntityKind.Person ? IsGroup(name) ? null : cast.Find(name) : BodyOf(name)) is not { } referent) continue;
            bool isSubject = (reach.Contains(at) && (!hasSubject || IsJoined(tree, at))) || IsSubject(tree, at, name);
            bool isOwner = IsOwner(tree, name);
            hasSubject |= isSubject && !isOwner && name.Kind is EntityKind.Person;
            if (isSubject && !isOwner && referent.Sort is ReferentSort.Person) subjects.Add(referent);
            found.Add((referent, isOwner ? Discourse.Owner : isSubject ? Discourse.Subject : Discourse.Other));
        }
        if (subjects.Count == 2 && subjects[0] != subjects[1]) found.Add((Joint(subjects), Discourse.Subject));
        return found;
    }

    private Referent Joint(List<Referent> two)
    {
        string name = two[0].Name + " and " + two[1].Name;
        return others.TryGetValue(name, out var known) ? known : others[name] = new(name, SpeakerType.Named, ReferentSort.Several, null, Pronoun.Unknown, [], null, two[0].FirstStart);
    }

    /// <summary>"Republican", "Democrats": a party or a people that was taken for a person's name.</summary>
    private bool IsGroup(Name name) => !name.Canonical.Contains(' ', StringComparison.Ordinal) && gazetteer.Find(name.Canonical) is not null;

    /// <summary>Bodies and countries that a text speaks of may be meant by "it" and "they".</summary>
    private Referent? BodyOf(Name name)
    {
        if (name.Kind is not (EntityKind.Organisation or EntityKind.Country)) return null;
        string words = Metonym(name);
        return others.TryGetValue(words, out var known) ? known : others[words] = new(words, SpeakerType.Organisation, ReferentSort.Body, name.Country, Pronoun.Unknown, [], null, name.Span.Start);
    }

    private Referent? ReferentOf(Speaker speaker, Utterance utterance)
    {
        if (cast.People.FirstOrDefault(p => p.Name == speaker.Name) is { } person) return person;
        if (speaker.Type is SpeakerType.Document or SpeakerType.Lost or SpeakerType.Author) return null;
        string name = speaker.Name!;
        if (others.TryGetValue(name, out var known)) return known;
        string noun = NounOf(name) ?? RoleReader.Plain(name.Split(' ')[^1]);
        // "Nothing", "inconsistent guidelines": nobody; "two villagers" are counted people.
        if (speaker.Type is not SpeakerType.Organisation && !IsCounted(name) && lexicon.Speaker(noun) is not (SpeakerSort.Office or SpeakerSort.Person or SpeakerSort.Group)) return null;
        var sort = speaker.Type is SpeakerType.Organisation ? ReferentSort.Body : name.EndsWith('s') || IsCounted(name) || lexicon.Speaker(noun) is SpeakerSort.Group ? ReferentSort.Several : ReferentSort.Person;
        return others[name] = new(name, speaker.Type, sort, speaker.Country, Pronoun.Unknown, [], noun, utterance.Source.IsEmpty ? 0 : utterance.Source[0].Start);
    }

    private static bool IsCounted(string words) => char.IsDigit(words[0]) || RoleReader.Plain(words.Split(' ')[0]) is "two" or "three" or "four" or "five" or "six" or "several" or "some" or "many" or "dozens";

    /// <summary>"A senior official of the bureau": official.</summary>
    private string? NounOf(string words) =>
        words.Split(' ').TakeWhile(w => w is not ("of" or "at" or "in" or "with" or "from" or "for" or "familiar")).Select(RoleReader.Plain).LastOrDefault(w => lexicon.Speaker(w) is not SpeakerSort.None);

    private static bool IsJoined(Tree tree, int token)
    {
        for (int steps = 0; token >= 0 && steps < 4; token = tree[token].Head, steps++)
        {
            if (tree[token].Relation is Relation.Conj) return true;
            if (tree[token].Relation is not (Relation.Flat or Relation.Compound)) return false;
        }
        return false;
    }

    private static bool IsSubject(Tree tree, int start, Name name)
    {
        for (int i = start; i < tree.Count && tree[i].Start < name.Span.End; i++)
            if (tree[i].Relation is Relation.Nsubj or Relation.Nsubj_pass or Relation.Nsubj_outer) return true;
        return false;
    }

    /// <summary>"The spokesman for Orsk", "an aide to President Orsk": not he who speaks. "The director of the bureau Anton Vale" and "the head of the bureau, Anton Vale" are.</summary>
    private bool IsBehindPreposition(Tree tree, Name name, int head)
    {
        int first = tree.TokenAt(name.Span.Start);
        if (first < 0 || head < 0) return false;
        for (int i = first - 1; i > head; i--)
        {
            if (tree.Is(i, ",")) return false;
            if (tree.IsAny(i, "for", "to", "with", "under", "at", "by", "from")) return !HoldsBody(tree, i, first);
            if (tree.Is(i, "of")) return !HoldsBody(tree, i, first) && !tree.IsAny(i + 1, "State", "Staff", "Defense", "Defence", "Foreign", "Homeland");
        }
        return false;
    }

    /// <summary>Between a preposition and the name stands a body or what an office is over ("of National Intelligence"), and no other office behind it: they end the title.</summary>
    private bool HoldsBody(Tree tree, int preposition, int first) =>
        (names.Any(n => n.Kind is not EntityKind.Person && n.Span.Start >= tree[preposition].End && n.Span.End <= tree[first].Start) || (first - 1 > preposition && char.IsUpper(tree.Word(first - 1)[0])))
        && !gazetteer.IsTitle(tree.Word(first - 1)) && lexicon.Speaker(tree.Word(first - 1)) is not (SpeakerSort.Office or SpeakerSort.Person);

    /// <summary>The token of the words whose head lies outside them.</summary>
    private static int Top(Tree tree, TextSpan words)
    {
        for (int i = 0; i < tree.Count; i++)
            if (words.Contains(tree[i].Span) && tree[i].Tag is not PartOfSpeech.Punct && (tree[i].Head < 0 || !words.Contains(tree[tree[i].Head].Span))) return i;
        return -1;
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
