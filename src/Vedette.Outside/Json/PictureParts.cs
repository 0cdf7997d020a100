using System.Text.Json;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Outside.Json;

/// <summary>The members of what was found over many documents. Documents and claims go by the names that the host gives them, or by their ids.</summary>
/// <param name="document">How a document is called; null when it has no name.</param>
/// <param name="claim">How a claim is called; null when it has no name.</param>
public sealed class PictureParts(Func<DocumentId, string?> document, Func<ClaimId, string?> claim)
{
    /// <summary>By ids.</summary>
    public static PictureParts ById { get; } = new(id => id.ToString(), id => id.ToString());

    public void Story(Utf8JsonWriter json, Story story)
    {
        json.WriteString("id", story.Id.ToString());
        json.WriteString("title", story.Title);
        JsonParts.Strings(json, "documents", story.Documents.Select(document));
        JsonParts.Array(json, "members", story.Members, member =>
        {
            json.WriteString("document", document(member.Document));
            Reasons(json, member.Reasons);
        });
    }

    /// <summary>Stories that joined, or one that parted; a document that is no longer kept goes by its id.</summary>
    public void Turn(Utf8JsonWriter json, StoryTurn turn)
    {
        json.WriteString("at", turn.At.ToString("O"));
        json.WriteString("kind", Codes.Word(turn.Kind));
        Stories("from", turn.From);
        Stories("to", turn.To);
        JsonParts.Strings(json, "because", turn.Because.Select(d => document(d) ?? d.ToString()));

        void Stories(string name, IEnumerable<Story> stories) => JsonParts.Array(json, name, stories, story =>
        {
            json.WriteString("id", story.Id.ToString());
            json.WriteString("title", story.Title);
            JsonParts.Strings(json, "documents", story.Documents.Select(d => document(d) ?? d.ToString()));
        });
    }

    public void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteString("id", origin.Id.ToString());
        json.WriteString("speaker", origin.Speaker);
        json.WriteString("speaker_type", Codes.Word(origin.SpeakerType));
        json.WriteString("occasion", origin.Occasion.Iso);
        json.WriteString("venue", origin.Venue);
        JsonParts.Strings(json, "claims", origin.Claims.Select(claim));
        JsonParts.Strings(json, "documents", origin.Documents.Select(document));
        Reasons(json, origin.Reasons);
    }

    public void Contradiction(Utf8JsonWriter json, Contradiction c)
    {
        json.WriteString("kind", Codes.Word(c.Kind));
        json.WriteString("type", c.Answer is AnswerType.None ? Codes.Word(c.Kind) : Codes.Word(c.Answer));
        json.WriteString("a", claim(c.A));
        json.WriteString("b", claim(c.B));
        Reasons(json, c.Reasons);
    }

    /// <summary>One answer: what it answers in its own words, and the claims of others that say it.</summary>
    public void Answer(Utf8JsonWriter json, TypedAnswer answer)
    {
        json.WriteString("claim", claim(answer.Claim));
        json.WriteString("type", Codes.Word(answer.Type));
        Place(json, answer.What);
        JsonParts.Strings(json, "to", answer.To.Select(claim));
    }

    public void Drift(Utf8JsonWriter json, Drift d)
    {
        json.WriteString("kind", Codes.Word(d.Kind));
        json.WriteString("severity", Codes.Word(d.Severity));
        json.WriteString("from", claim(d.From));
        json.WriteString("to", claim(d.To));
        json.WriteString("before", d.Before);
        json.WriteString("after", d.After);
        At("before_at", d.BeforeAt);
        At("after_at", d.AfterAt);
        Reasons(json, d.Reasons);

        void At(string name, Quote? where)
        {
            if (where is not { } quote) return;
            json.WriteStartObject(name);
            Place(json, quote);
            json.WriteEndObject();
        }
    }

    public void Entity(Utf8JsonWriter json, Entity e)
    {
        json.WriteString("id", e.Id.ToString());
        json.WriteString("canonical", e.Canonical);
        json.WriteString("type", e.Kind.Code());
        json.WriteString("country", e.Country);
        JsonParts.Strings(json, "aliases", e.Aliases);
        // The program's own joins rest on the names themselves.
        if (!e.Reasons.IsEmpty) Reasons(json, e.Reasons);
    }

    public void Moment(Utf8JsonWriter json, Moment m)
    {
        json.WriteString("when", m.When.Iso);
        json.WriteString("text", m.Text);
        json.WriteString("claim", m.Claim is { } id ? claim(id) : null);
        json.WriteString("event", m.Event?.ToString());
        Place(json, m.Where);
    }

    /// <summary>One event over all texts: <c>origins</c> counts the independent voices.</summary>
    public void Happening(Utf8JsonWriter json, Happening one)
    {
        json.WriteString("id", one.Id.ToString());
        JsonParts.Strings(json, "actor", one.Actors);
        JsonParts.Strings(json, "recipient", one.Recipients);
        json.WriteString("type", one.Type.ToString().ToUpperInvariant());
        json.WriteString("mode", one.Mode);
        json.WriteString("status", Codes.Word(one.Status));
        json.WriteBoolean("disputed", one.IsDisputed);
        json.WriteString("date", one.When.Iso);
        json.WriteString("place", one.Place);
        json.WriteNumber("origins", one.Voices.Length);
        JsonParts.Array(json, "voices", one.Voices, voice =>
        {
            json.WriteString("origin", voice.Origin?.ToString());
            json.WriteString("document", document(voice.Document));
        });
        JsonParts.Strings(json, "mentions", one.Mentions.Select(m => m.ToString()));
        JsonParts.Strings(json, "documents", one.Documents.Select(document));
        Reasons(json, one.Reasons);
    }

    public void Reasons(Utf8JsonWriter json, IEnumerable<Reason> reasons) => JsonParts.Array(json, "reasons", reasons, reason =>
    {
        json.WriteString("kind", reason.Kind);
        json.WriteString("text", reason.Text);
        if (reason.Where is { } where) Place(json, where);
    });

    private void Place(Utf8JsonWriter json, Quote where)
    {
        json.WriteString("document", document(where.Document));
        JsonParts.Offsets(json, where.Span);
    }
}
