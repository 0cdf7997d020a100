using System.Collections.Frozen;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>For which country a speaker speaks: as the document tells it, else as another document of the picture tells it of the same entity.</summary>
internal sealed class SpeakerCountries
{
    private readonly FrozenDictionary<string, string> byName;
    private readonly Dictionary<ClaimId, Claim> claims;

    public SpeakerCountries(Picture picture)
    {
        claims = picture.Readings.SelectMany(r => r.Claims).ToDictionary(c => c.Id);
        // A name that stands for people of two countries tells of none.
        byName = picture.Entities.Where(e => e.Country is not null).SelectMany(e => e.Aliases.Append(e.Canonical).Select(name => (name, e.Country)))
            .Concat(claims.Values.Where(c => c is { Speaker: not null, SpeakerCountry: not null }).Select(c => (name: c.Speaker!, Country: c.SpeakerCountry)))
            .GroupBy(n => n.name, n => n.Country!).Where(g => g.Distinct().Count() == 1).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public string? Of(Claim claim) => claim.SpeakerCountry ?? (claim.Speaker is { } name ? byName.GetValueOrDefault(name) : null);

    public string? Of(Origin origin) => origin.Claims.Select(id => Of(claims[id])).FirstOrDefault(country => country is not null);
}
