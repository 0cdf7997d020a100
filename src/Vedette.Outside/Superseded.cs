using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What a new reading of the same version no longer finds.</summary>
internal static class Superseded
{
    public static IEnumerable<SupersededClaim> Between(Reading before, Reading after, DateTimeOffset at)
    {
        var found = after.Claims.Select(c => c.Id).ToHashSet();
        return before.Claims.Where(c => !found.Contains(c.Id)).Select(c => new SupersededClaim(c.Id, c.Document, at, c.Speaker, c.Words(before.Document.Text)));
    }
}
