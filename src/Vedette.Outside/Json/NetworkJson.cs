using System.Text.Json;
using Vedette.Model;
using Vedette.Weigh.Networks;

namespace Vedette.Outside.Json;

/// <summary>The one object that <c>vedette network --json</c> prints. A weight that is settled (infinite) is null.</summary>
public static class NetworkJson
{
    public static void Write(Utf8JsonWriter json, NetworkAnswer answer)
    {
        var network = answer.Network;
        json.WriteStartObject();
        json.WriteString("name", network.Spec.Name);
        json.WriteString("source", network.Spec.Source);
        json.WriteString("note", NetworkAnswer.Note);
        Findings(json, "evidence_before", answer.Before.Evidence);
        Findings(json, "evidence_after", answer.After.Evidence);
        var shifts = answer.After.Since(answer.Before).ToLookup(shift => shift.Target.Node);
        JsonParts.Array(json, "nodes", Enumerable.Range(0, network.Nodes.Length), n =>
        {
            json.WriteString("node", network.Nodes[n].Name);
            json.WriteString("about", network.Nodes[n].About);
            JsonParts.Array(json, "states", shifts[n], shift =>
            {
                json.WriteString("state", network.Nodes[n].States[shift.Target.State]);
                json.WriteNumber("before", shift.Before);
                json.WriteNumber("after", shift.After);
                Nats(json, "change_nats", shift.Change);
            });
        });
        if (answer.Why is { } why) Why(json, why);
        if (answer.Sensitivity is { } sensitivity) Sensitivity(json, sensitivity);
        json.WriteEndObject();
    }

    private static void Findings(Utf8JsonWriter json, string name, Evidence evidence) => JsonParts.Array(json, name, evidence.Findings, finding => Finding(json, finding));

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("node", finding.Node);
        json.WriteString("words", finding.Words);
        json.WriteString("because", finding.Because);
    }

    private static void Why(Utf8JsonWriter json, Explanation why)
    {
        json.WriteStartObject("why");
        Target(json, why.Network, why.Target);
        Nats(json, "log_odds_before", why.Before);
        Nats(json, "log_odds_after", why.After);
        Nats(json, "together_nats", why.Together);
        Nats(json, "interaction_nats", why.Interaction);
        JsonParts.Array(json, "pieces", why.Pieces, piece =>
        {
            Finding(json, piece.Finding);
            Nats(json, "left_out_nats", piece.LeftOut);
            Nats(json, "in_order_nats", piece.InOrder);
            JsonParts.Strings(json, "trail", piece.Trail?.Nodes.Select(n => why.Network.Nodes[n].Name) ?? []);
        });
        json.WriteEndObject();
    }

    private static void Sensitivity(Utf8JsonWriter json, Sensitivity sensitivity)
    {
        json.WriteStartObject("sensitivity");
        Target(json, sensitivity.Network, sensitivity.Likeliest);
        json.WriteNumber("uncertainty_nats", sensitivity.Uncertainty);
        JsonParts.Array(json, "flips", sensitivity.Flips, flip =>
        {
            Finding(json, flip.Finding);
            json.WriteString("becomes", sensitivity.Network.Nodes[flip.Becomes.Node].States[flip.Becomes.State]);
        });
        JsonParts.Array(json, "missing", sensitivity.Missing, gain =>
        {
            json.WriteString("node", sensitivity.Network.Nodes[gain.Node].Name);
            json.WriteNumber("expected_gain_nats", gain.Nats);
        });
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, Network network, Target target)
    {
        json.WriteString("node", network.Nodes[target.Node].Name);
        json.WriteString("state", network.Nodes[target.Node].States[target.State]);
    }

    private static void Nats(Utf8JsonWriter json, string name, Weight? weight)
    {
        if (weight is { } known) json.WriteNumber(name, known.Nats);
        else json.WriteNull(name);
    }
}
