using System.Text.Json;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Relate;
using Vedette.Tell;

namespace Vedette.Cli;

/// <summary>What the verbs share that decide on a claim.</summary>
internal static class ClaimDeciding
{
    /// <param name="make">The decision on the claim as it stands, or null with the faults that say why there is none.</param>
    public static async Task<int> RunAsync(string path, string id, bool isJson, Func<Reading, Claim, List<Fault>, Decision?> make, CancellationToken cancel)
    {
        var store = StoreVerb.Open(path);
        await using var _ = store.ConfigureAwait(false);
        var before = await store.DecisionsAsync(cancel).ConfigureAwait(false);
        var readings = ClaimDecisions.Edited(await store.ReadingsAsync(cancel).ConfigureAwait(false), before);
        var faults = new List<Fault>();
        var claims = readings.SelectMany(r => r.Claims.Select(c => (Reading: r, Claim: c))).DistinctBy(c => c.Claim.Id).ToDictionary(c => c.Claim.Id.Hash);
        if (BriefId.Find(claims.Keys, id, "W662", "claim", "vedette claims --json", faults) is not { } hash || make(claims[hash].Reading, claims[hash].Claim, faults) is not { } decision)
        {
            foreach (var fault in faults) await Console.Error.WriteLineAsync($"vedette: {fault.Code}: {Terminal.Plain(fault.Message)}").ConfigureAwait(false);
            return Verb.Failed;
        }
        await store.DecideAsync(decision, cancel).ConfigureAwait(false);
        var after = await store.DecisionsAsync(cancel).ConfigureAwait(false);
        var claim = new ClaimId(hash);
        if (!Equals(ClaimDecisions.EditOf(ClaimDecisions.ByClaim(before)[claim])?.Edit, ClaimDecisions.EditOf(ClaimDecisions.ByClaim(after)[claim])?.Edit))
            await RelatedAnew.RelateAsync(store, new Relater().Relate, TimeProvider.System.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        Print(claims[hash].Reading, claim, after, isJson);
        return 0;
    }

    private static void Print(Reading reading, ClaimId id, IReadOnlyList<Decision> decisions, bool isJson)
    {
        var claim = ClaimDecisions.Edited([reading], decisions)[0].Claims.First(c => c.Id == id);
        var on = ClaimDecisions.ByClaim(decisions)[id];
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            answers.Write(json => Write(json, reading, claim, on));
            return;
        }
        Console.Out.WriteLine(Escaping.Line($"{ClaimWords.Who(claim)}: {claim.Words(reading.Document.Text)}"));
        Console.Out.WriteLine(Escaping.Line($"{Codes.Word(ClaimDecisions.StateOf(on))} by {on.Last().By}."));
        if (claim.AsFound is { } found)
            foreach (var (part, was, now) in ClaimDecisions.Differences(ClaimEdit.Of(found), ClaimEdit.Of(claim), reading.Document.Text))
                Console.Out.WriteLine(Escaping.Line($"  {part}: {Told(now)} (was: {Told(was)})"));
    }

    private static void Write(Utf8JsonWriter json, Reading reading, Claim claim, IEnumerable<Decision> on)
    {
        json.WriteStartObject();
        json.WriteString("document", reading.Document.Id.ToString());
        ReadingJson.Write(json, claim, reading.Document.Text);
        json.WriteString("words", claim.Words(reading.Document.Text));
        json.WriteString("state", Codes.Word(ClaimDecisions.StateOf(on)));
        EditJson.Made(json, claim, ClaimDecisions.EditOf(on), reading.Document.Text);
        json.WriteEndObject();
    }

    private static string Told(string value) => value.Length == 0 ? "nothing" : value;
}
