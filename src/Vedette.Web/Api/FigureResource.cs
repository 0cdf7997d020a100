using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Web.Figures;
using Vedette.Web.Hosting;
using Vedette.Web.Parts;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What the figures draw. The table beside each figure tells the same, row by row.</summary>
internal static class FigureResource
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/figures").WithTags("figures");
        group.MapGet("/lineage", Lineage).WithSummary("Which report was made from which, which tell one act of speech, and what changed on the way; origin=ID looks at one act of speech.");
        group.MapGet("/actors", Actors).WithSummary("Who speaks of whom, counted in origins, and between whom events are told: the strongest links; about=ID looks at one actor.");
        group.MapGet("/timeline", Timeline).WithSummary("What is told of each day, in the lanes said, meant and happened.");
        group.MapGet("/map", Map).WithSummary("Where claims and events have a place whose position is known; from, to, status and place choose.");
        group.MapGet("/network", Network).WithSummary("The influence network with its arcs, before and after; see and without as for the network itself.");
    }

    private static Results<Written, ProblemHttpResult> Lineage(Snapshot now, string? origin)
    {
        if (origin is null) return Told(now.Lineage);
        return Ids.TryParse(origin, out var hash) && now.Origin(new(hash)) is { } one ? Told(LineageFigure.Of(now, one)) : Answers.Problem(WebFault.NotFound("origin", origin));
    }

    private static Results<Written, ProblemHttpResult> Actors(Snapshot now, string? about)
    {
        if (about is null) return Told(now.Actors);
        return Ids.TryParse(about, out var hash) && now.Picture.Entities.FirstOrDefault(e => e.Id == new EntityId(hash)) is { } one ? Told(ActorFigure.About(now, one)) : Answers.Problem(WebFault.NotFound("actor", about));
    }

    private static Results<Written, ProblemHttpResult> Timeline(Snapshot now, string? from, string? to, string? what)
    {
        var moments = TimelineFigure.Of(now, When.Parse(from).First, When.Parse(to).First, what);
        return Written.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("as_of", now.Weighing?.AsOf is { } day ? Shown.Day(day) : null);
            json.WriteNumber("left_out", Math.Max(0, moments.Count - TimelineFigure.Most));
            JsonParts.Array(json, "marks", moments.Take(TimelineFigure.Most).Select(m => TimelineFigure.Mark(now, m)), mark =>
            {
                json.WriteString("lane", mark.Lane);
                json.WriteString("status", mark.Status);
                json.WriteString("told", mark.Told);
                json.WriteString("when", mark.Moment.When.Iso);
                json.WriteString("first", mark.Moment.When.First is { } first ? Shown.Day(first) : null);
                json.WriteString("end", mark.Moment.When.End is { } end ? Shown.Day(end) : null);
                json.WriteString("text", Shown.Line(mark.Moment.Text));
                json.WriteString("report", Shown.Line(now.NameOf(mark.Moment.Where.Document)));
                json.WriteString("address", mark.Address);
            });
            json.WriteEndObject();
        });
    }

    private static Written Map(Snapshot now, string? from, string? to, string? status, string[]? place)
    {
        var marks = MapFigure.Of(now, When.Parse(from).First, When.Parse(to).First, status, place);
        return Written.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("left_out", Math.Max(0, marks.Count - MapFigure.Most));
            JsonParts.Array(json, "places", marks.Take(MapFigure.Most).GroupBy(m => m.Place), told =>
            {
                var at = told.Key;
                json.WriteString("name", Shown.Line(at.Name));
                json.WriteString("kind", Shown.Words(at.Kind));
                json.WriteBoolean("is_spot", at.IsSpot);
                json.WriteString("country", at.Country);
                json.WriteNumber("latitude", at.Latitude);
                json.WriteNumber("longitude", at.Longitude);
                JsonParts.Array(json, "marks", told, mark =>
                {
                    json.WriteString("state", mark.State);
                    json.WriteString("told_as", mark.InWords);
                    json.WriteString("when", mark.When.IsKnown ? Shown.Line(mark.When.Iso) : null);
                    json.WriteString("reported", mark.Reported is { } day ? Shown.Day(day) : null);
                    json.WriteString("text", mark.Text);
                    json.WriteString("report", Shown.Line(now.NameOf(mark.Report)));
                    json.WriteString("told_by", mark.Told);
                    json.WriteString("address", mark.Address);
                });
            });
            json.WriteEndObject();
        });
    }

    private static Results<Written, ProblemHttpResult> Network(Snapshot now, string[]? see, string[]? without)
    {
        if (now.Weighing is not { Network: { } present } weighing) return Answers.Problem(WebFault.NoProblem());
        var whatIf = WhatIf.Of(weighing, present, see ?? [], without ?? []);
        if (whatIf.Balance is not { } balance) return Answers.Problem(new(422, "W635", "What was moved contradicts the network: together it has probability 0.", "Take something away."));
        var nodes = balance.Network.Nodes;
        return Written.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("asked", whatIf.IsAsked);
            JsonParts.Array(json, "nodes", nodes, node =>
            {
                json.WriteString("id", node.Name);
                json.WriteString("about", Shown.Line(node.About ?? node.Name));
                json.WriteString("state", Shown.Line(node.States[0]));
                json.WriteNumber("before", balance.Before.Of(node.Name, node.States[0]).Value);
                json.WriteNumber("after", balance.After.Of(node.Name, node.States[0]).Value);
                json.WriteString("moved", whatIf.Seen.TryGetValue(node.Name, out string? seen) ? $"taken as seen: {Shown.Line(seen)}" : whatIf.Without.Contains(node.Name) ? "indicators left out" : null);
                JsonParts.Strings(json, "evidence", weighing.Findings.Where(f => f.Node == node.Name).Select(f => Shown.Line(f.Because ?? f.Words)));
            });
            JsonParts.Array(json, "links", nodes.SelectMany(n => balance.Network.Spec.Nodes.First(s => s.Name == n.Name).Parents.Select(parent => (From: parent, To: n.Name))), link =>
            {
                json.WriteString("from", link.From);
                json.WriteString("to", link.To);
            });
            json.WriteEndObject();
        });
    }

    private static Written Told(Graph graph) => Written.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("left_out", graph.LeftOut);
        JsonParts.Array(json, "nodes", graph.Nodes, node =>
        {
            json.WriteString("id", node.Id);
            json.WriteString("kind", node.Kind);
            json.WriteString("name", node.Name);
            json.WriteString("note", node.Note);
            json.WriteString("address", node.Address);
        });
        JsonParts.Array(json, "links", graph.Links, link =>
        {
            json.WriteString("from", link.From);
            json.WriteString("to", link.To);
            json.WriteString("kind", link.Kind);
            json.WriteNumber("weight", link.Weight);
            JsonParts.Strings(json, "says", link.Says);
            json.WriteString("before", link.Before);
            json.WriteString("after", link.After);
            json.WriteString("address", link.Address);
        });
        json.WriteEndObject();
    });
}
