using System.Globalization;
using Vedette.Judge;
using Vedette.Outside;
using Vedette.Web.State;
using Vedette.Weigh.Indicators;

namespace Vedette.Web.Parts;

/// <summary>What was told, decided or put on record since a moment, newest kinds of knowledge first: judgements, indicators, decisions.</summary>
internal static class WhatChanged
{
    public static IEnumerable<(string Kind, string Text)> Since(Snapshot now, DateTimeOffset since)
    {
        if (since <= now.At)
        {
            var changes = Changes.Since(now.Ledger, since, now.At, now.Problem?.Key);
            foreach (var judgement in changes.New) yield return ("New judgement", $"{judgement.Statement} ({judgement.By})");
            foreach (var revision in changes.Revised) yield return ("Revised", $"{revision.To.Statement} Because: {string.Join(" ", revision.Reasons)}");
            foreach (var (judgement, withdrawal) in changes.Withdrawn) yield return ("Withdrawn", $"{judgement.Statement} Because: {withdrawal.Reason}");
            foreach (var (_, dissent) in changes.Dissents) yield return ("Dissent", $"{dissent.By}: {dissent.Text}");
            foreach (var move in changes.Moved) yield return ("Forecast", $"{move.To.By} on “{move.Question.Text}”");
            foreach (var (question, _) in changes.Resolved) yield return ("Resolved", question.Text);
        }
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        foreach (var reading in now.Weighing?.Indicators ?? [])
            foreach (var change in reading.Changes.Where(c => c.On.First >= day))
                yield return ("Indicator", $"{reading.Indicator.Question} {InWords.Of(change.From)} → {InWords.Of(change.To)}: {change.Why}");
        var decided = now.Decisions.Where(d => d.At > since).ToArray();
        int claims = ClaimDecisions.ByClaim(decided).Count, cells = now.Problem is { } problem ? TableChoices.Of(decided, problem.Key).Count() : 0;
        if (claims > 0) yield return ("Decisions", string.Create(CultureInfo.InvariantCulture, $"{claims} {(claims == 1 ? "claim" : "claims")} accepted, rejected or noted on"));
        if (cells > 0) yield return ("Decisions", string.Create(CultureInfo.InvariantCulture, $"{cells} {(cells == 1 ? "cell" : "cells")} of the evidence table set"));
    }
}
