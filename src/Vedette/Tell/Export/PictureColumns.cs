using System.Collections.Immutable;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>What is told of what was read and related. Names are those of <c>vedette extract</c> and <c>vedette relate</c>; docs/formats.md tells what each means.</summary>
internal static class PictureColumns
{
    public static ImmutableArray<Column<ClaimRecord>> Claims { get; } =
    [
        new("id", r => Cell.Id(r.Claim.Id)),
        new("document", r => Cell.Id(r.Document.Id)),
        new("file", r => Cell.Text(r.Document.Address)),
        new("url", r => Cell.Text(Links.Of(r.Document))),
        new("outlet", r => Cell.Text(r.Document.Outlet)),
        new("published", r => Cell.Text(r.Document.Published.Iso)),
        new("origin", r => Cell.Id(r.Origin?.Id)),
        new("speaker", r => Cell.Text(r.Claim.Speaker)),
        new("speaker_type", r => Cell.Word(r.Claim.SpeakerType)),
        new("speaker_country", r => Cell.Text(r.Claim.SpeakerCountry)),
        new("relay", r => Cell.Texts(r.Claim.Relay)),
        new("kind", r => Cell.Word(r.Claim.Kind)),
        new("words", r => Cell.Text(r.Claim.Words(r.Document.Text))),
        new("direct", r => Cell.Truth(r.Claim.Direct)),
        new("polarity", r => Cell.Sign(r.Claim.Polarity is Polarity.Negative)),
        new("certainty", r => Cell.Word(r.Claim.Certainty)),
        new("likelihood", r => Cell.Text(r.Claim.Likelihood?.Words)),
        new("condition", r => Cell.Text(r.Claim.Condition?.Of(r.Document.Text))),
        new("said", r => Cell.Text(r.Claim.Said.Iso)),
        new("venue", r => Cell.Text(r.Claim.Venue)),
        new("answers", r => Cell.Id(r.Claim.Answers)),
        new("source", r => Cell.Spans(r.Claim.Source)),
        new("cue", r => Cell.Spans(r.Claim.Cue)),
        new("content", r => Cell.Spans(r.Claim.Content)),
        new("certainty_words", r => Cell.Spans(r.Claim.CertaintyWords)),
        new("made_by", r => Cell.Text(r.Claim.MadeBy.ToString())),
    ];

    public static ImmutableArray<Column<EventRecord>> Events { get; } =
    [
        new("id", r => Cell.Id(r.Event.Id)),
        new("document", r => Cell.Id(r.Document.Id)),
        new("file", r => Cell.Text(r.Document.Address)),
        new("url", r => Cell.Text(Links.Of(r.Document))),
        new("outlet", r => Cell.Text(r.Document.Outlet)),
        new("published", r => Cell.Text(r.Document.Published.Iso)),
        new("actor", r => Cell.Texts(r.Event.Actors)),
        new("recipient", r => Cell.Texts(r.Event.Recipients)),
        new("type", r => Cell.Text(Plover.Type(r.Event.Type))),
        new("mode", r => Cell.Text(r.Event.Mode)),
        new("context", r => Cell.Texts(r.Event.Contexts)),
        new("status", r => Cell.Word(r.Event.Status)),
        new("date", r => Cell.Text(r.Event.When.Iso)),
        new("place", r => Cell.Text(r.Event.Place)),
        new("latitude", r => Cell.Number(NamedPlaces.Of(r.Event, PlaceTable.Own)?.Latitude)),
        new("longitude", r => Cell.Number(NamedPlaces.Of(r.Event, PlaceTable.Own)?.Longitude)),
        new("words", r => Cell.Text(r.Event.Span.Of(r.Document.Text))),
        new("start", r => Cell.Whole(r.Event.Span.Start)),
        new("end", r => Cell.Whole(r.Event.Span.End)),
        new("claim", r => Cell.Id(r.Event.Claim)),
        new("made_by", r => Cell.Text(r.Event.MadeBy.ToString())),
        new("transport", _ => default),
        new("code", _ => default),
        new("links", _ => default),
    ];

    public static ImmutableArray<Column<Origin>> Origins { get; } =
    [
        new("id", o => Cell.Id(o.Id)),
        new("speaker", o => Cell.Text(o.Speaker)),
        new("speaker_type", o => Cell.Word(o.SpeakerType)),
        new("occasion", o => Cell.Text(o.Occasion.Iso)),
        new("venue", o => Cell.Text(o.Venue)),
        new("printed_in", o => Cell.Whole(o.Documents.Length)),
        new("documents", o => Cell.Texts(o.Documents.Select(d => d.ToString()))),
        new("claims", o => Cell.Texts(o.Claims.Select(c => c.ToString()))),
        new("reasons", o => Cell.Texts(o.Reasons.Select(r => r.Text))),
    ];

    public static ImmutableArray<Column<Reading>> Documents { get; } =
    [
        new("id", r => Cell.Id(r.Document.Id)),
        new("item", r => Cell.Id(r.Document.Item)),
        new("file", r => Cell.Text(r.Document.Address)),
        new("url", r => Cell.Text(Links.Of(r.Document))),
        new("title", r => Cell.Text(r.Document.Title)),
        new("author", r => Cell.Texts(r.Document.Authors)),
        new("published", r => Cell.Text(r.Document.Published.Iso)),
        new("modified", r => Cell.Text(r.Document.Modified.Iso)),
        new("outlet", r => Cell.Text(r.Document.Outlet)),
        new("language", r => Cell.Text(r.Document.Language)),
        new("credits", r => Cell.Texts(r.Document.Credits.Select(c => $"{c.Kind}: {c.Name}"))),
        new("characters", r => Cell.Whole(r.Document.Text.Length)),
        new("claims", r => Cell.Whole(r.Claims.Length)),
        new("events", r => Cell.Whole(r.Events.Length)),
        new("faults", r => Cell.Texts(r.Document.Faults.Select(f => f.Code))),
    ];
}
