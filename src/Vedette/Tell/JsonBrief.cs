using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Tell;

/// <summary>The briefing as one JSON object. Names are stable; every text stands with the ids of the claims and documents it rests on.</summary>
public static class JsonBrief
{
    /// <summary>A sentence names no more ids than this of what it rests on, and tells how many it leaves out.</summary>
    private const int ManyIds = 500;

    /// <summary>UTF-8 on one line, without a line feed at the end.</summary>
    public static ReadOnlyMemory<byte> Render(Briefing briefing)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, briefing);
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject();
        json.WriteString("title", briefing.Title);
        if (briefing.Composition.Label is { } label) json.WriteString("tlp", label.ToString());
        json.WriteString("made_at", briefing.MadeAt.UtcDateTime);
        json.WriteStartObject("cut_off");
        json.WriteString("date", briefing.CutOff.When.Iso);
        Basis(json, briefing.CutOff.Sentence);
        json.WriteEndObject();

        if (!briefing.Cuts.IsEmpty)
            Array(json, "left_out", briefing.Cuts, (json, cut) =>
            {
                json.WriteString("list", cut.List);
                json.WriteNumber("left", cut.Left);
                json.WriteString("all_at", cut.Page);
            });

        Array(json, "problem", briefing.Problem, (json, part) =>
        {
            json.WriteString("part", part.Key);
            json.WriteString("heading", part.Heading);
            Sentences(json, "lead", part.Lead);
            if (part.Table is { } table)
            {
                Words(json, "columns", table.Columns);
                Array(json, "rows", table.Rows, (json, row) =>
                {
                    Words(json, "cells", row.Cells.Select(cell => string.Concat(cell.Select(run => run.Text))));
                    Basis(json, row.Sentence);
                });
            }
            Sentences(json, "items", part.Items);
        });

        if (briefing.Has("new")) News(json, briefing);
        if (briefing.Has("claims")) Propositions(json, briefing);
        if (briefing.Has("authors")) Authors(json, briefing);
        if (briefing.Has("contradictions")) Oppositions(json, briefing);
        if (briefing.Has("drift")) Changes(json, briefing);
        if (briefing.Has("timeline")) Timeline(json, briefing);
        if (briefing.Has("summary")) Summary(json, briefing);
        if (briefing.Has("gaps")) Gaps(json, briefing);
        Array(json, "sources", briefing.Summary.Sources, (json, source) =>
        {
            var document = source.Document;
            json.WriteNumber("number", source.Number);
            json.WriteString("id", document.Id.ToString());
            json.WriteString("name", document.Name);
            json.WriteString("file", document.Address);
            json.WriteString("url", document.Url);
            json.WriteString("title", document.Title);
            Words(json, "author", document.Authors);
            json.WriteString("outlet", document.Outlet);
            json.WriteString("published", document.Published.Iso);
            json.WriteString("modified", document.Modified.Iso);
            json.WriteString("language", document.Language);
            json.WriteNumber("claims_of_sources", source.Claims);
            json.WriteNumber("authors_own_voice", source.OwnVoice);
        });
        Array(json, "faults", briefing.Faults, (json, fault) =>
        {
            json.WriteNumber("number", fault.Number);
            json.WriteString("name", fault.Name);
            json.WriteString("code", fault.Fault.Code);
            json.WriteString("message", fault.Fault.Message);
            json.WriteNumber("offset", fault.Fault.Offset);
        });
        json.WriteEndObject();
    }

    private static void News(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject("new");
        json.WriteString("from", briefing.News.From?.ToString("yyyy-MM-dd"));
        json.WriteBoolean("asked", briefing.News.IsAsked);
        Array(json, "origins", briefing.News.New, Origin);
        Array(json, "told_again", briefing.News.ToldAgain, Origin);
        Optional(json, "undated", briefing.News.Undated);
        json.WriteEndObject();
    }

    private static void Propositions(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "propositions", briefing.Propositions, (json, proposition) =>
        {
            json.WriteString("proposition", proposition.Text);
            json.WriteNumber("independent_origins", proposition.Origins);
            json.WriteNumber("printed_in", proposition.Documents);
            Basis(json, proposition.Head);
            Array(json, "tellers", proposition.Tellers, Origin);
            Left(json, "tellers_left_out", proposition.Left);
            Optional(json, "authors_own_voice", proposition.InOwnVoice);
        });
        Array(json, "said_once", briefing.SaidOnce, Origin);
    }

    private static void Authors(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "authors", briefing.Authors, (json, author) =>
        {
            json.WriteNumber("number", author.Number);
            Basis(json, author.Head);
            Array(json, "assertions", author.Claims, Claim);
            Left(json, "assertions_left_out", author.Left);
        });
    }

    private static void Oppositions(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "contradictions", briefing.Oppositions, (json, opposition) =>
        {
            json.WriteString("kind", Word(opposition.Kind));
            json.WriteString("type", opposition.Answer is AnswerType.None ? Word(opposition.Kind) : Word(opposition.Answer));
            Basis(json, opposition.Head);
            Array(json, "claimed", opposition.Left, Claim);
            Array(json, "against", opposition.Right, Claim);
            Left(json, "claimed_left_out", opposition.MoreLeft);
            Left(json, "against_left_out", opposition.MoreRight);
            Sentences(json, "reasons", opposition.Grounds);
        });
    }

    private static void Changes(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "drift", briefing.Changes, (json, change) =>
        {
            Array(json, "changes", change.Drifts, (json, drift) =>
            {
                json.WriteString("kind", Word(drift.Drift.Kind));
                json.WriteString("severity", Word(drift.Drift.Severity));
                json.WriteString("before", drift.Drift.Before);
                json.WriteString("after", drift.Drift.After);
                Basis(json, drift.Sentence);
            });
            Object(json, "from", change.Before, Claim);
            Object(json, "to", change.After, Claim);
            Optional(json, "edge", change.Edge);
            Sentences(json, "reasons", change.Grounds);
        });
    }

    private static void Timeline(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "timeline", briefing.Timeline, (json, moment) =>
        {
            json.WriteString("when", moment.When.Iso);
            json.WriteBoolean("ahead_of_cut_off", moment.IsAhead);
            json.WriteBoolean("event", moment.IsEvent);
            Basis(json, moment.Sentence);
        });
    }

    private static void Summary(Utf8JsonWriter json, Briefing briefing)
    {
        json.WriteStartObject("source_summary");
        Sentences(json, "statement", briefing.Summary.Statement);
        Array(json, "derived", briefing.Summary.Derived, (json, derived) =>
        {
            json.WriteString("source", derived.Edge.From.ToString());
            json.WriteString("copy", derived.Edge.To.ToString());
            if (derived.Edge.Kind is { } kind) json.WriteString("kind", Word(kind));
            json.WriteNumber("confidence", derived.Edge.Confidence);
            Basis(json, derived.Head);
            Array(json, "reasons", derived.Edge.Reasons, (json, reason) =>
            {
                json.WriteString("kind", reason.Kind);
                json.WriteString("text", reason.Text);
                if (reason.Where is { } where)
                {
                    json.WriteString("document", where.Document.ToString());
                    Span(json, where.Span);
                }
            });
        });
        Sentences(json, "limits", briefing.Summary.Limits);
        json.WriteEndObject();
    }

    private static void Gaps(Utf8JsonWriter json, Briefing briefing)
    {
        Array(json, "gaps", briefing.Gaps, (json, gap) =>
        {
            json.WriteString("kind", gap.Kind);
            Basis(json, gap.Sentence);
        });
    }

    private static void Origin(Utf8JsonWriter json, OriginLine line)
    {
        json.WriteString("origin", line.Origin.Id.ToString());
        json.WriteBoolean("counted", line.IsCounted);
        json.WriteString("speaker", line.Origin.Speaker);
        json.WriteString("speaker_type", Word(line.Origin.SpeakerType));
        json.WriteString("occasion", line.Origin.Occasion.Iso);
        json.WriteString("venue", line.Origin.Venue);
        json.WriteNumber("printed_in", line.Origin.Documents.Length);
        Basis(json, line.Head);
        Array(json, "told", line.Claims, Claim);
        Left(json, "told_left_out", line.Left);
    }

    private static void Claim(Utf8JsonWriter json, ClaimLine line)
    {
        var claim = line.Claim;
        json.WriteString("id", claim.Id.ToString());
        json.WriteString("document", claim.Document.ToString());
        json.WriteNumber("number", line.Number);
        json.WriteString("text", line.Told.Text);
        Spans(json, "source", claim.Source);
        Spans(json, "cue", claim.Cue);
        Spans(json, "content", claim.Content);
        json.WriteString("speaker", claim.Speaker);
        json.WriteString("speaker_type", Word(claim.SpeakerType));
        Words(json, "relay", claim.Relay);
        json.WriteString("kind", Word(claim.Kind));
        json.WriteBoolean("direct", claim.Direct);
        json.WriteString("polarity", claim.Polarity is Polarity.Negative ? "-" : "+");
        json.WriteString("certainty", Word(claim.Certainty));
        Spans(json, "certainty_words", claim.CertaintyWords);
        json.WriteString("likelihood", claim.Likelihood?.Words);
        if (claim.Condition is { } condition) Object(json, "condition", condition, Span);
        else json.WriteNull("condition");
        json.WriteString("said", claim.Said.Iso);
        json.WriteString("venue", claim.Venue);
        json.WriteString("answers", claim.Answers?.ToString());
    }

    private static void Basis(Utf8JsonWriter json, Sentence? sentence)
    {
        json.WriteString("text", sentence?.Text);
        Words(json, "claims", sentence?.Claims.Take(ManyIds).Select(c => c.ToString()) ?? []);
        Words(json, "documents", sentence?.Documents.Take(ManyIds).Select(d => d.ToString()) ?? []);
        Left(json, "claims_left_out", (sentence?.Claims.Length ?? 0) - ManyIds);
        Left(json, "documents_left_out", (sentence?.Documents.Length ?? 0) - ManyIds);
        if (sentence is { Held.IsEmpty: false }) Words(json, "held", sentence.Held);
    }

    private static void Left(Utf8JsonWriter json, string name, int left)
    {
        if (left > 0) json.WriteNumber(name, left);
    }

    private static void Sentences(Utf8JsonWriter json, string name, IEnumerable<Sentence> sentences) => Array(json, name, sentences, Basis);

    private static void Optional(Utf8JsonWriter json, string name, Sentence? sentence)
    {
        if (sentence is null) json.WriteNull(name);
        else Object(json, name, sentence, Basis);
    }

    private static void Spans(Utf8JsonWriter json, string name, IEnumerable<TextSpan> spans) => Array(json, name, spans, Span);

    private static void Span(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(json, one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Object<T>(Utf8JsonWriter json, string name, T value, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        write(json, value);
        json.WriteEndObject();
    }

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
