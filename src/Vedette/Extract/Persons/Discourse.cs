namespace Vedette.Extract;

/// <summary>
/// Whom the reader of a document has in mind, sentence by sentence: whoever spoke last, before the subject of a sentence, before others in it, nearer sentences before farther ones
/// (the order of centering: Grosz, Joshi and Weinstein 1995; speakers first, since reports go on with them).
/// </summary>
internal sealed class Discourse
{
    public const double Speaker = 2.2, Subject = 2, Other = 1, Owner = 0.8;

    /// <summary>What a sentence's distance takes away, and beyond how many it takes no more.</summary>
    private const double Fading = 0.5;
    private const int Farthest = 6;

    /// <summary>Two who stand nearer than this to each other cannot be told apart.</summary>
    private const double Clear = 0.15;

    private readonly Dictionary<Referent, (int Sentence, double Rank)> notes = new(ReferenceEqualityComparer.Instance);
    private int sentence;

    public void Note(Referent referent, double rank)
    {
        if (notes.TryGetValue(referent, out var before) && Weight(before) > rank) return;
        notes[referent] = (sentence, rank);
    }

    public void NextSentence() => sentence++;

    /// <summary>Those who may be meant, the likeliest first, with how present each is.</summary>
    /// <param name="here">Those of the same sentence, which is not noted yet.</param>
    public List<(Referent Referent, double Weight)> Present(Func<Referent, bool> fits, IEnumerable<(Referent Referent, double Rank)> here)
    {
        var found = new Dictionary<Referent, double>(ReferenceEqualityComparer.Instance);
        foreach (var (referent, note) in notes) if (fits(referent)) found[referent] = Weight(note);
        foreach (var (referent, rank) in here) if (fits(referent)) found[referent] = Math.Max(found.GetValueOrDefault(referent, double.MinValue), rank);
        return [.. found.Select(f => (f.Key, f.Value)).OrderByDescending(f => f.Value).ThenBy(f => f.Key.FirstStart)];
    }

    /// <summary>The first, when it stands clear of the second; null otherwise.</summary>
    public static Referent? Clearest(List<(Referent Referent, double Weight)> present) =>
        present.Count == 1 || (present.Count > 1 && present[0].Weight - present[1].Weight > Clear) ? present[0].Referent : null;

    private double Weight((int Sentence, double Rank) note) => note.Rank - (Fading * Math.Min(sentence - note.Sentence, Farthest));
}
