namespace Vedette.Extract;

/// <summary>What a sentence hands on to the next one.</summary>
/// <param name="Actors">Who it is about: whom a pronoun or an item of a list means.</param>
/// <param name="Recipients">To whom the list's item before this one was done.</param>
/// <param name="Supposed">The clause that opens the list holds its items as possible only.</param>
/// <param name="Meant">The clause that opens the list holds its items as intended.</param>
internal sealed record Topic(IReadOnlyList<string> Actors, IReadOnlyList<string> Recipients, bool Supposed = false, bool Meant = false)
{
    public static Topic None { get; } = new([], []);

    /// <summary>How the list holds one of its items.</summary>
    public Holding Over(Holding item) => item with { Hypothetical = item.Hypothetical || Supposed, Intended = item.Intended || Meant };
}
