using Vedette.Model;

namespace Vedette.Tell;

/// <summary>The documents numbered in the order of the set.</summary>
public sealed class References
{
    private readonly Dictionary<DocumentId, int> numbers = [];
    private readonly Dictionary<ClaimId, DocumentId> documentOf = [];

    private References(Briefing briefing)
    {
        foreach (var reading in briefing.Picture.Readings)
        {
            numbers.TryAdd(reading.Document.Id, numbers.Count + 1);
            foreach (var claim in reading.Claims) documentOf[claim.Id] = claim.Document;
        }
        Documents = [.. briefing.Picture.Readings.Select(r => (r.Document, numbers[r.Document.Id]))];
    }

    public IReadOnlyList<(Document Document, int Number)> Documents { get; }
    public static References Of(Briefing briefing) => new(briefing);
    public int Of(DocumentId document) => numbers[document];
    public int Of(ClaimId claim) => numbers[documentOf[claim]];

    /// <summary>The numbers of all documents that a sentence rests on, in order.</summary>
    public IEnumerable<int> Of(Sentence sentence) => sentence.Claims.Select(Of).Concat(sentence.Documents.Select(Of)).Distinct().Order();
}
