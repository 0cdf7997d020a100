using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Weigh.Sources;

/// <summary>What a source does in a set of documents.</summary>
[Flags]
public enum SourceRoles : byte { None = 0, Publishes = 1, IsCredited = 2, Carries = 4, Speaks = 8 }

/// <summary>One source of a set of documents.</summary>
/// <param name="Source">Null when neither the register nor the outlet table has it.</param>
/// <param name="Documents">Documents that it published or that credit it.</param>
/// <param name="Claims">Claims of those documents, and claims that it carried or said.</param>
/// <param name="Origins">Acts of speech behind those claims.</param>
/// <param name="OwnClaims">Claims of the documents it published or that credit it.</param>
/// <param name="LostClaims">Of those, how many tell something without its source.</param>
public sealed record SourceLine(string Name, Source? Source, SourceRoles Roles, ImmutableArray<DocumentId> Documents, int Claims, int Origins, int OwnClaims, int LostClaims)
{
    /// <summary>0 to 1; null when it published nothing here.</summary>
    public double? LostShare => OwnClaims == 0 ? null : (double)LostClaims / OwnClaims;
}

/// <summary>The sources that stand in a set of documents: who published, was credited, carried, spoke.</summary>
public static class SourceList
{
    /// <summary>By the number of documents, then of claims, then by name.</summary>
    public static ImmutableArray<SourceLine> Of(Picture picture, Kinship kinship)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(kinship);
        var originOf = picture.Origins.SelectMany(o => o.Claims.Select(c => (Claim: c, o.Id))).DistinctBy(p => p.Claim).ToDictionary(p => p.Claim, p => p.Id);
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        Tally For(string name)
        {
            var source = kinship.Find(name);
            string key = source is not null ? "=" + source.Key : SourceNames.Fold(name);
            return tallies.TryGetValue(key, out var tally) ? tally : tallies[key] = new(source?.Name ?? name, source);
        }
        foreach (var reading in picture.Readings)
        {
            if (Independence.PublisherOf(reading.Document) is { } publisher) For(publisher).Publish(reading, SourceRoles.Publishes);
            foreach (var credit in reading.Document.Credits.Where(c => c.Kind is "agency" or "via")) For(credit.Name).Publish(reading, SourceRoles.IsCredited);
            foreach (var claim in reading.Claims)
            {
                foreach (string carrier in claim.Relay) For(carrier).Add(claim, SourceRoles.Carries);
                if (claim.Speaker is { } speaker && claim.SpeakerType is SpeakerType.Named or SpeakerType.Organisation or SpeakerType.Document) For(speaker).Add(claim, SourceRoles.Speaks);
            }
        }
        return [.. tallies.Values.Select(t => t.Line(originOf)).OrderByDescending(l => l.Documents.Length).ThenByDescending(l => l.Claims).ThenBy(l => l.Name, StringComparer.Ordinal)];
    }

    private sealed class Tally(string name, Source? source)
    {
        private readonly HashSet<ClaimId> claims = [];
        private readonly Dictionary<DocumentId, (int Claims, int Lost)> documents = [];
        private SourceRoles roles;

        public void Publish(Reading reading, SourceRoles role)
        {
            documents[reading.Document.Id] = (reading.Claims.Length, reading.Claims.Count(c => c.SpeakerType is SpeakerType.Lost));
            roles |= role;
            foreach (var claim in reading.Claims) claims.Add(claim.Id);
        }

        public void Add(Claim claim, SourceRoles role)
        {
            roles |= role;
            claims.Add(claim.Id);
        }

        public SourceLine Line(Dictionary<ClaimId, OriginId> originOf) => new(name, source, roles, [.. documents.Keys], claims.Count,
            claims.Where(originOf.ContainsKey).Select(c => originOf[c]).Distinct().Count(), documents.Values.Sum(d => d.Claims), documents.Values.Sum(d => d.Lost));
    }
}
