using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>An act of speech on the desk, with the origin that it is told as.</summary>
/// <param name="tellings">In their order; what is told of it without a source is not among them.</param>
internal sealed class Act(ImmutableArray<Telling> tellings)
{
    private Origin? origin;

    public ImmutableArray<Telling> Tellings => tellings;

    /// <summary>The narrowest day that they tell.</summary>
    public When Said { get; } = tellings.Select(t => t.Said).Aggregate(When.Unknown, Telling.Narrower);

    /// <summary>Why the tellings are taken for one act.</summary>
    public ImmutableArray<Reason> Reasons { get; set; } = [];

    /// <summary>In the order of the origin's claims.</summary>
    public ImmutableArray<int> Claims { get; set; } = [];

    /// <summary>Set once the act is found.</summary>
    public Origin Origin
    {
        get => origin ?? throw new InvalidOperationException("The act was not found yet.");
        set => origin = value;
    }
}
