using System.Collections.Immutable;
using Vedette.Language;

namespace Vedette.Model;

/// <summary>What part a thing plays in a proposition, whether its sentence says it in the active, the passive or by a noun.</summary>
public enum ArgumentRole : byte
{
    /// <summary>Who or what does it or is so. Of what is done together, all who do it.</summary>
    Actor,

    /// <summary>What it is done to.</summary>
    Object,

    /// <summary>To or for whom.</summary>
    Recipient,

    /// <summary>From whom or what.</summary>
    Source,

    /// <summary>With whom, where the others do not do the same.</summary>
    Companion,

    /// <summary>What is said to be so, asked for, shown: a proposition of its own.</summary>
    Content,

    /// <summary>What the actor is said to be.</summary>
    Attribute,
    Place,
    Time,

    /// <summary>By what, for what, about what: the preposition stands in <see cref="Argument.Preposition"/>.</summary>
    Other,
}

/// <summary>
/// How the text puts a proposition forward, apart from who says it and how surely. In order of strength from <see cref="Possible"/> to <see cref="Actual"/>;
/// what is asked for, advised or needed has no place in that order.
/// </summary>
public enum Modality : byte
{
    /// <summary>It is so, or happened.</summary>
    Actual,

    /// <summary>will, would, is about to.</summary>
    Expected,

    /// <summary>plans, wants, promises to.</summary>
    Intended,

    /// <summary>likely, seems.</summary>
    Probable,

    /// <summary>may, could, is able to, a risk of.</summary>
    Possible,

    /// <summary>must, has to, needs to.</summary>
    Necessary,

    /// <summary>should, is urged to.</summary>
    Advised,
}

/// <summary>One part of a proposition.</summary>
/// <param name="Head">The main word in its dictionary form, lower case; of an act told by a noun, the relation. Empty for a pronoun that the sentence does not resolve.</param>
/// <param name="Entity">The thing in the world when a name stands at the head.</param>
/// <param name="Country">ISO 3166-1 alpha-3 of the country that it is, speaks for or belongs to (China, Beijing, the Chinese navy); null when none is told.</param>
/// <param name="Qualities">Dictionary forms of the words that narrow the head (<c>joint</c>, <c>advanced</c>, <c>500</c>), ordered.</param>
/// <param name="Preposition">In lower case, where it tells the part (<c>against</c>); null otherwise.</param>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Inner">The proposition that the part is (the patrol of whom, support for whom); null for a thing.</param>
public sealed record Argument(ArgumentRole Role, string Head, EntityId? Entity, string? Country, ImmutableArray<string> Qualities, string? Preposition, TextSpan Span, Proposition? Inner)
{
    /// <summary>Nothing is known of it but its part: a pronoun.</summary>
    public bool IsOpen => Head.Length == 0 && Country is null && Entity is null && Inner is null;
}

/// <summary>
/// The content of a claim in a form in which two wordings of one thing are alike: who does what to whom, where and when. Passive and active, verb and noun
/// ("support for", "give support to") come to the same relation. What is told of it apart (<see cref="Polarity"/>, <see cref="Modality"/>) has fields of its own,
/// and who says it and how surely stays with the claim. After predicate-argument structure as in PropBank (Palmer, Gildea and Kingsbury 2005) and NomBank (Meyers et al. 2004),
/// with implicative verbs read as Karttunen (1971) describes them.
/// </summary>
public sealed record Proposition
{
    /// <summary>The class of the relation when the table has one (<c>support</c>), else the verb's or noun's dictionary form, with its particle (<c>turn on</c>).</summary>
    public required string Relation { get; init; }

    /// <summary>The word or words that tell the relation.</summary>
    public required ImmutableArray<TextSpan> RelationWords { get; init; }

    /// <summary>In order of the role and the text.</summary>
    public ImmutableArray<Argument> Arguments { get; init; } = [];

    /// <summary>Negative when the text says that it is not so.</summary>
    public Polarity Polarity { get; init; }
    public Modality Modality { get; init; }

    /// <summary>The words that make it negative or give it its modality.</summary>
    public ImmutableArray<TextSpan> Marks { get; init; } = [];

    public IEnumerable<Argument> In(ArgumentRole role) => Arguments.Where(a => a.Role == role);

    /// <summary><c>support(actor: RUS, recipient: CHN)</c>; the head of an open part is <c>?</c>.</summary>
    public override string ToString()
    {
        string how = $"{(Polarity is Polarity.Negative ? "not " : "")}{(Modality is Modality.Actual ? "" : Modality.ToString().ToLowerInvariant() + " ")}";
        return $"{how}{Relation}({string.Join(", ", Arguments.Select(Print))})";
    }

    private static string Print(Argument a)
    {
        string head = a.Inner is { } inner ? inner.ToString() : a.IsOpen ? "?" : a.Head.Length == 0 || a.Country is not null && a.Head == a.Country ? a.Country! : a.Country is null ? a.Head : $"{a.Country} {a.Head}";
        string qualities = a.Qualities.IsEmpty ? "" : $" [{string.Join(' ', a.Qualities)}]";
        return $"{a.Role.ToString().ToLowerInvariant()}{(a.Preposition is null ? "" : " " + a.Preposition)}: {head}{qualities}";
    }
}
