using Vedette.Model;

namespace Vedette.Tell;

/// <summary>The numbers under which documents are cited: from 1, in the order of the set.</summary>
public sealed class Numbering
{
    /// <summary>A sentence that rests on more documents than this tells their number itself.</summary>
    private const int Few = 12;

    private readonly Dictionary<DocumentId, int> numbers = [];
    private readonly Dictionary<ClaimId, int> documents = [];

    public Numbering(Picture picture)
    {
        foreach (var reading in picture.Readings)
        {
            numbers.TryAdd(reading.Document.Id, numbers.Count + 1);
            foreach (var claim in reading.Claims) documents.TryAdd(claim.Id, numbers[reading.Document.Id]);
        }
    }

    public int Of(DocumentId document) => numbers[document];

    /// <summary>Of the document in which the claim stands.</summary>
    public int Of(ClaimId claim) => documents[claim];

    /// <summary>The sentence with the numbers of what it rests on after it.</summary>
    public IEnumerable<Run> Cited(Sentence sentence)
    {
        var all = sentence.Claims.Select(Of).Concat(sentence.Documents.Select(Of)).Distinct().Order().ToArray();
        return all.Length > Few ? sentence.Runs : sentence.Runs.Concat(all.Select(number => new Run($" [{number}]", Role.Reference)));
    }
}
