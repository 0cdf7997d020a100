using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>A picture by its ids. Documents are numbered from 1 in the order of the set.</summary>
internal sealed class Index
{
    private readonly Dictionary<DocumentId, (int Number, Reading Reading)> readings = [];
    private readonly Dictionary<ClaimId, (int Order, Claim Claim)> claims = [];
    private readonly Dictionary<ClaimId, Origin> origins = [];

    public Index(Picture picture)
    {
        Picture = picture;
        Bounds = new(picture);
        foreach (var reading in picture.Readings)
        {
            readings.TryAdd(reading.Document.Id, (readings.Count + 1, reading));
            foreach (var claim in reading.Claims) claims.TryAdd(claim.Id, (claims.Count, claim));
        }
        Claims = [.. claims.Values.OrderBy(c => c.Order).Select(c => c.Claim)];
        foreach (var origin in picture.Origins)
            foreach (var claim in origin.Claims) origins.TryAdd(claim, origin);
        // A claim that was not related stands for itself.
        foreach (var claim in Claims.Where(c => !origins.ContainsKey(c.Id)))
            origins.Add(claim.Id, new()
            {
                Id = new(ContentHash.Of("alone", claim.Id.ToString())), Speaker = claim.Speaker, SpeakerType = claim.SpeakerType, Occasion = claim.Said, Venue = claim.Venue,
                Claims = [claim.Id], Documents = [claim.Document],
            });
        Origins = [.. Claims.Select(c => origins[c.Id]).Distinct()];
        Spoken = [.. Origins.Where(o => o.SpeakerType is not SpeakerType.Author)];
        Documents = [.. readings.Values.OrderBy(r => r.Number).Select(r => r.Reading.Document).Where(d => d.Text.Length > 0)];
    }

    public Picture Picture { get; }
    public Relate.SupportBounds Bounds { get; }

    /// <summary>In reading order.</summary>
    public ImmutableArray<Claim> Claims { get; }
    public ImmutableArray<Origin> Origins { get; }

    /// <summary>The origins that are no author's own voice.</summary>
    public ImmutableArray<Origin> Spoken { get; }

    /// <summary>Those with a text.</summary>
    public ImmutableArray<Document> Documents { get; }

    public int Number(DocumentId id) => readings[id].Number;
    public Document Document(DocumentId id) => readings[id].Reading.Document;
    public Reading Reading(DocumentId id) => readings[id].Reading;
    public Claim Claim(ClaimId id) => claims[id].Claim;
    public int Order(ClaimId id) => claims[id].Order;
    public Origin OriginOf(ClaimId id) => origins[id];
    public string Text(Claim claim) => Document(claim.Document).Text;

    /// <summary>The day an origin is placed on: when it was said, else when it was first printed.</summary>
    public DateOnly? DayOf(Origin origin) => origin.Occasion.First ?? FirstPrinted(origin);
    public DateOnly? FirstPrinted(Origin origin) => origin.Documents.Select(d => Document(d).Published.First).Where(day => day is not null).Min();

    public ClaimLine Line(Claim claim) => Wording.Line(claim, Document(claim.Document), Number(claim.Document));

    /// <summary>The same words printed twice by one document are one line.</summary>
    public ImmutableArray<ClaimLine> Lines(IEnumerable<ClaimId> ids) =>
        [.. ids.Select(Claim).OrderBy(c => Order(c.Id)).Select(Line).DistinctBy(line => (line.Number, line.Said.Text))];
}
