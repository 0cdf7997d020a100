using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>The derived picture in its tables. Every method runs inside its caller's transaction.</summary>
internal static class PictureTables
{
    public static void Replace(SqliteConnection connection, Picture picture, DateTimeOffset at)
    {
        connection.Execute("""
            DELETE FROM pictures; DELETE FROM picture_documents; DELETE FROM entities; DELETE FROM origin_claims; DELETE FROM origins;
            DELETE FROM edges; DELETE FROM same_members; DELETE FROM same_claims; DELETE FROM contradictions; DELETE FROM drifts;
            DELETE FROM support; DELETE FROM timeline;
            """);
        connection.Execute("INSERT INTO pictures (only, form, related) VALUES (1, @Form, @at)", new { Compact.Form, at = Time.Print(at) });

        var kept = connection.Query<(byte[] Id, long Seq)>("SELECT id, seq FROM documents").ToDictionary(r => new DocumentId(Compact.Id(r.Id)), r => r.Seq);
        connection.Execute("INSERT INTO picture_documents VALUES (@i, @document)", picture.Readings.Select((reading, i) => new
        {
            i, document = kept.TryGetValue(reading.Document.Id, out long seq) ? seq : throw Coherence.NotKept(reading.Document.Id),
        }));
        connection.Execute("INSERT INTO entities VALUES (@i, @id, CAST(@canonical AS TEXT), @kind, @Country, @rest)", picture.Entities.Select((e, i) => new
        {
            i, id = e.Id.Hash.Bytes(), canonical = e.Canonical.Utf8(), kind = Codes.Word(e.Kind), e.Country, rest = Compact.Object(json => { json.Strings("aliases", e.Aliases); json.Reasons(e.Reasons); }),
        }));
        connection.Execute("INSERT INTO origins VALUES (@i, @id, CAST(@speaker AS TEXT), @type, @Iso, CAST(@venue AS TEXT), @rest)", picture.Origins.Select((o, i) => new
        {
            i, id = o.Id.Hash.Bytes(), speaker = o.Speaker.Utf8(), type = Codes.Word(o.SpeakerType), o.Occasion.Iso, venue = o.Venue.Utf8(),
            rest = Compact.Object(json => { json.Ids("documents", o.Documents); json.Reasons(o.Reasons); }),
        }));
        Members(connection, "origin_claims", picture.Origins.Select(o => o.Claims.Select(c => c.Hash)));
        connection.Execute("INSERT INTO edges VALUES (@i, @from, @to, @Confidence, @rest)", picture.Lineage.Select((e, i) => new
        {
            i, from = e.From.Hash.Bytes(), to = e.To.Hash.Bytes(), e.Confidence, rest = Compact.Object(json =>
            {
                if (e.Kind is { } kind) json.WriteString("kind", Codes.Word(kind));
                json.Reasons(e.Reasons);
            }),
        }));
        connection.Execute("INSERT INTO same_claims VALUES (@i, @rest)", picture.Same.Select((s, i) => new { i, rest = Because(s.Reasons) }));
        Members(connection, "same_members", picture.Same.Select(s => s.Claims.Select(c => c.Hash)));
        connection.Execute("INSERT INTO contradictions VALUES (@i, @kind, @a, @b, @rest)", picture.Contradictions.Select((c, i) => new
        {
            i, kind = Codes.Word(c.Kind), a = c.A.Hash.Bytes(), b = c.B.Hash.Bytes(), rest = Compact.Object(json =>
            {
                if (c.Answer is not AnswerType.None) json.WriteString("answer", Codes.Word(c.Answer));
                json.Reasons(c.Reasons);
            }),
        }));
        connection.Execute("INSERT INTO drifts VALUES (@i, @kind, @from, @to, CAST(@before AS TEXT), CAST(@after AS TEXT), @rest)", picture.Drifts.Select((d, i) => new
        {
            i, kind = Codes.Word(d.Kind), from = d.From.Hash.Bytes(), to = d.To.Hash.Bytes(), before = d.Before.Utf8(), after = d.After.Utf8(), rest = Compact.Object(json =>
            {
                json.WriteString("severity", Codes.Word(d.Severity));
                json.Place("before", d.BeforeAt);
                json.Place("after", d.AfterAt);
                json.Reasons(d.Reasons);
            }),
        }));
        connection.Execute("INSERT INTO support VALUES (@i, CAST(@proposition AS TEXT), @Documents, @rest)", picture.Support.Select((s, i) => new
        {
            i, proposition = s.Proposition.Utf8(), s.Documents, rest = Compact.Object(json => { json.Ids("claims", s.Claims); json.Ids("origins", s.Origins); }),
        }));
        StoryTables.Replace(connection, picture.Stories, at);
        connection.Execute("INSERT INTO timeline VALUES (@i, @Iso, CAST(@text AS TEXT), @claim, @event, @document, @Start, @End)", picture.Timeline.Select((m, i) => new
        {
            i, m.When.Iso, text = m.Text.Utf8(), claim = m.Claim?.Hash.Bytes(), @event = m.Event?.Hash.Bytes(), document = m.Where.Document.Hash.Bytes(), m.Where.Span.Start, m.Where.Span.End,
        }));
    }

    public static Picture? Load(SqliteConnection connection, string path)
    {
        if (connection.ExecuteScalar<long?>("SELECT form FROM pictures") is not { } form) return null;
        if (form != Compact.Form) throw StoreFailure.Damaged(path, $"a picture of unknown form {form}");
        try
        {
            var texts = new TextPool();
            var claims = MembersOf(connection, "origin_claims", "origin", "claim");
            var same = MembersOf(connection, "same_members", "same", "claim");
            return new()
            {
                Readings = ReadingTables.Load(connection, path, "SELECT document, place FROM picture_documents"),
                Entities = [.. connection.Query<Row>("SELECT id, canonical AS text, kind, country AS other, rest FROM entities ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new Entity(new(Compact.Id(r.Id)), r.Text!, Codes.Value<EntityKind>(r.Kind), r.Other, json.Strings("aliases")) { Reasons = json.Reasons(texts) }))],
                Origins = [.. connection.Query<Row>("SELECT place, id, speaker AS text, speaker_type AS kind, occasion AS date, venue AS other, rest FROM origins ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new Origin
                    {
                        Id = new(Compact.Id(r.Id)),
                        Speaker = texts.One(r.Text),
                        SpeakerType = Codes.Value<SpeakerType>(r.Kind),
                        Occasion = When.Parse(texts.One(r.Date)),
                        Venue = texts.One(r.Other),
                        Claims = [.. claims[r.Place].Select(c => new ClaimId(c))],
                        Documents = [.. json.Ids("documents").Select(d => new DocumentId(d))],
                        Reasons = json.Reasons(texts),
                    }))],
                Lineage = [.. connection.Query<Row>("SELECT from_document AS a, to_document AS b, confidence AS number, rest FROM edges ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new LineageEdge(new(Compact.Id(r.A)), new(Compact.Id(r.B)), r.Number, json.Reasons(texts))
                    {
                        Kind = json.TryGetProperty("kind", out var kind) ? Codes.Value<DerivationKind>(kind.GetString()!) : null,
                    }))],
                Same = [.. connection.Query<Row>("SELECT place, rest FROM same_claims ORDER BY place")
                    .Select(r => new SameClaims([.. same[r.Place].Select(c => new ClaimId(c))], Grounds(r.Rest, texts)))],
                Contradictions = [.. connection.Query<Row>("SELECT kind, a_claim AS a, b_claim AS b, rest FROM contradictions ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new Contradiction(Codes.Value<ContradictionKind>(r.Kind), new(Compact.Id(r.A)), new(Compact.Id(r.B)), json.Reasons(texts))
                    {
                        Answer = Word(json, "answer", AnswerType.None),
                    }))],
                Drifts = [.. connection.Query<Row>("SELECT kind, from_claim AS a, to_claim AS b, before AS text, after AS other, rest FROM drifts ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new Drift(Codes.Value<DriftKind>(r.Kind), new(Compact.Id(r.A)), new(Compact.Id(r.B)), r.Text!, r.Other!, json.Reasons(texts))
                    {
                        Severity = Word(json, "severity", DriftSeverity.Notable),
                        BeforeAt = json.Place("before"),
                        AfterAt = json.Place("after"),
                    }))],
                Support = [.. connection.Query<Row>("SELECT proposition AS text, documents AS number, rest FROM support ORDER BY place")
                    .Select(r => Compact.Read(r.Rest, json => new Support(r.Text!,
                        [.. json.Ids("claims").Select(c => new ClaimId(c))], [.. json.Ids("origins").Select(o => new OriginId(o))], (int)r.Number)))],
                Stories = StoryTables.Load(connection, texts),
                Timeline = [.. connection.Query<MomentRow>("SELECT date, text, claim, event, document, start, \"end\" FROM timeline ORDER BY place").Select(r => r.Value)],
            };
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw StoreFailure.Damaged(path, $"the picture: {e.Message}", e);
        }
    }

    private static string Because(ImmutableArray<Reason> reasons) => Compact.Object(json => json.Reasons(reasons));
    private static ImmutableArray<Reason> Grounds(string rest, TextPool texts) => Compact.Read(rest, json => json.Reasons(texts));

    /// <summary>A value that rows of an older picture do not have.</summary>
    private static T Word<T>(JsonElement json, string name, T otherwise) where T : struct, Enum => json.TryGetProperty(name, out var word) ? Codes.Value<T>(word.GetString()!) : otherwise;

    private static void Members(SqliteConnection connection, string table, IEnumerable<IEnumerable<UInt128>> groups) =>
        connection.Execute($"INSERT INTO {table} VALUES (@group, @place, @id)",
            groups.SelectMany((ids, group) => ids.Select((id, place) => new { group, place, id = id.Bytes() })));

    private static ILookup<long, UInt128> MembersOf(SqliteConnection connection, string table, string group, string id) =>
        connection.Query<MemberRow>($"SELECT {group} AS \"group\", {id} AS id FROM {table} ORDER BY {group}, place").ToLookup(r => r.Group, r => Compact.Id(r.Id));

    /// <summary>What the derived tables have in common: an id or two, words, a kind, a number and the rest.</summary>
    private sealed class Row
    {
        public long Place { get; init; }
        public byte[] Id { get; init; } = [];
        public byte[] A { get; init; } = [];
        public byte[] B { get; init; } = [];
        public string? Text { get; init; }
        public string? Other { get; init; }
        public string Kind { get; init; } = "";
        public string? Date { get; init; }
        public double Number { get; init; }
        public string Rest { get; init; } = "{}";
    }

    private sealed class MemberRow
    {
        public long Group { get; init; }
        public byte[] Id { get; init; } = [];
    }

    private sealed class MomentRow
    {
        public string? Date { get; init; }
        public string Text { get; init; } = "";
        public byte[]? Claim { get; init; }
        public byte[]? Event { get; init; }
        public byte[] Document { get; init; } = [];
        public long Start { get; init; }
        public long End { get; init; }

        public Moment Value => new(When.Parse(Date), Text, Claim is null ? null : new ClaimId(Compact.Id(Claim)),
            Event is null ? null : new EventId(Compact.Id(Event)), new(new(Compact.Id(Document)), new((int)Start, (int)End)));
    }
}
