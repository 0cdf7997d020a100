using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>What a briefing is made of: which parts, under which title, for whom. The list of sources always stands: what is cited must lead somewhere.</summary>
/// <param name="Parts">Keys of <see cref="All"/>; empty: every part.</param>
/// <param name="Title">Null: the question of the problem, or the title of the story.</param>
/// <param name="Label">Printed at the head: with whom the product may be shared. Null: none is printed. What it holds must have been cut down to it before.</param>
public sealed record Composition(ImmutableArray<string> Parts, string? Title = null, Tlp? Label = null)
{
    /// <summary>A title that is longer is no title.</summary>
    public const int LongestTitle = 200;

    public static Composition Whole { get; } = new([]);

    /// <summary>The parts that may be chosen, in the order in which they are told. The first eleven are told of a warning problem only.</summary>
    public static ImmutableArray<(string Key, string Heading)> All { get; } =
    [
        ("judgements", "Key judgements"), ("changes", "What changed since your last brief"), ("scenario", "What is known of the scenario"), ("indicators", "Indicators"), ("table", "Alternatives"),
        ("network", "Influence network"), ("assumptions", "Key assumptions"), ("change", "What would change this"), ("questions", "Key intelligence questions"), ("forecasts", "Forecast questions"),
        (Grades, "Sources and information, graded"),
        ("new", "What is new"), ("claims", "Who claims what"), ("authors", "In the authors’ own voice"), ("contradictions", "Denials and contradictions"), ("drift", "What changed on the way"),
        ("timeline", "Timeline"), ("summary", "Source summary statement"), ("gaps", "Collection gaps"),
    ];

    private const string Grades = "grades";

    /// <summary>Whether a part is told of a warning problem only.</summary>
    public static bool OfProblem(string part) => All.Take(11).Any(known => known.Key == part);

    public bool Has(string part) => Parts.IsEmpty || Parts.Contains(part);

    /// <summary>A part of the problem is chosen by its own key; the grades are named apart from the list of sources.</summary>
    public bool Has(BriefPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Has(part.Key == "sources" ? Grades : part.Key);
    }

    /// <summary>Reads a choice as people write it.</summary>
    /// <param name="faults">W714 for each part that there is not, W716 for a title that is too long; nothing is added when the choice holds.</param>
    public static Composition Read(IEnumerable<string> parts, string? title, Tlp? label, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ImmutableArray<string> chosen = [.. parts.Select(part => part.Trim()).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal)];
        foreach (string part in chosen.Where(part => All.All(known => known.Key != part)))
            faults.Add(new("W714", $"A briefing has no part '{Escaping.Line(part.Length > 40 ? part[..40] : part)}'. Choose of {string.Join(", ", All.Select(known => known.Key))}."));
        string? told = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
        if (told?.Length > LongestTitle) faults.Add(new("W716", $"The title has {told.Length} characters. Write {LongestTitle} at most."));
        return new(chosen.Length == All.Length ? [] : chosen, told, label);
    }
}
