using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>A row of documents; <see cref="Item"/> is the item's id, not its row.</summary>
internal sealed class DocumentRow
{
    public long Seq { get; set; }
    public byte[] Id { get; init; } = [];
    public byte[] Item { get; init; } = [];
    public long Form { get; init; } = Compact.Form;
    public string Address { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Url { get; init; }
    public string? Title { get; init; }
    public string? Published { get; init; }
    public string? Modified { get; init; }
    public string? Outlet { get; init; }
    public string? Language { get; init; }
    public byte[] Seal { get; set; } = [];
    public string Rest { get; init; } = "";
    public string Finds { get; init; } = "";
    public string Text { get; init; } = "";

    public void Into(Seal seal) => seal.Add(Id).Add(Item).Add(Form).Add(Address).Add(Name).Add(Url).Add(Title).Add(Published).Add(Modified)
        .Add(Outlet).Add(Language).Add(Rest).Add(Finds).Add(Text);

    public static DocumentRow Of(Reading reading)
    {
        var d = reading.Document;
        return new()
        {
            Id = d.Id.Hash.Bytes(),
            Item = d.Item.Hash.Bytes(),
            Address = d.Address,
            Name = d.Name,
            Url = d.Url,
            Title = d.Title,
            Published = d.Published.Iso,
            Modified = d.Modified.Iso,
            Outlet = d.Outlet,
            Language = d.Language,
            Text = d.Text,
            Rest = Compact.Object(json =>
            {
                json.MaybeSpan("title", d.TitleSpan);
                json.Word("subtitle", d.Subtitle);
                json.MaybeSpan("subtitle_span", d.SubtitleSpan);
                json.Strings("authors", d.Authors);
                if (d.DatedBy is not DatedBy.Item) json.Word("dated_by", Codes.Word(d.DatedBy));
                json.Word("transport", d.Transport);
                json.Word("taken_from", d.TakenFrom);
                json.Items("pages", d.PageStarts, (j, start) => j.WriteNumberValue(start));
                json.Items("furniture", d.Furniture, (j, f) => { j.Span(f.Span); j.WriteStringValue(f.Kind); });
                json.Items("credits", d.Credits, (j, c) => { j.WriteStringValue(c.Kind); j.WriteStringValue(c.Name); j.Span(c.Span); });
                json.Items("faults", d.Faults, (j, f) => { j.WriteStringValue(f.Code); j.WriteStringValue(f.Message); j.WriteNumberValue(f.Offset); });
            }),
            Finds = Compact.Object(json =>
            {
                json.Spans("sentences", reading.Sentences);
                json.Items("times", reading.Times, (j, t) => { j.Span(t.Span); j.WriteStringValue(Codes.Word(t.Kind)); j.WriteStringValue(t.Value); });
                json.Items("quantities", reading.Quantities, (j, q) => { j.Span(q.Span); j.Double(q.Value); j.WriteStringValue(q.Unit); j.WriteBooleanValue(q.Approximate); });
            }),
        };
    }

    public Reading With(ImmutableArray<Claim> claims, ImmutableArray<Event> events, ImmutableArray<Name> names, TextPool texts)
    {
        if (Form != Compact.Form) throw new FormatException($"unknown form {Form}");
        var document = Compact.Read(Rest, json => new Document
        {
            Id = new(Compact.Id(Id)),
            Item = new(Compact.Id(Item)),
            Address = Address,
            Name = Name,
            Text = Text,
            Url = Url,
            Title = Title,
            TitleSpan = json.MaybeSpan("title"),
            Subtitle = json.Word("subtitle"),
            SubtitleSpan = json.MaybeSpan("subtitle_span"),
            Authors = json.Strings("authors"),
            Transport = texts.One(json.Word("transport")),
            TakenFrom = json.Word("taken_from"),
            PageStarts = json.Items("pages", e => e[0].GetInt32()),
            Published = When.Parse(Published),
            DatedBy = json.Word("dated_by") is { } by ? Codes.Value<DatedBy>(by) : DatedBy.Item,
            Modified = When.Parse(Modified),
            Outlet = texts.One(Outlet),
            Language = texts.One(Language),
            Furniture = json.Items("furniture", e => new Furniture(e.Span(0), texts.One(e[2].GetString()!))),
            Credits = json.Items("credits", e => new Credit(e[0].GetString()!, e[1].GetString()!, e.Span(2))),
            Faults = json.Items("faults", e => new Fault(e[0].GetString()!, e[1].GetString()!, e[2].GetInt32())),
        });
        return Compact.Read(Finds, json => new Reading
        {
            Document = document,
            Sentences = json.Spans("sentences"),
            Times = json.Items("times", e => new TimeExpression(e.Span(0), Codes.Value<TimeKind>(e[2].GetString()!), texts.One(e[3].GetString()))),
            Quantities = json.Items("quantities", e => new Quantity(e.Span(0), e[2].Double(), texts.One(e[3].GetString()), e[4].GetBoolean())),
            Claims = claims,
            Events = events,
            Names = names,
        });
    }
}

internal sealed class ClaimRow
{
    public byte[] Id { get; init; } = [];
    public long Document { get; init; }
    public long Place { get; init; }
    public string? Speaker { get; init; }
    public string? Country { get; init; }
    public string SpeakerType { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Polarity { get; init; } = "";
    public string Certainty { get; init; } = "";
    public long Direct { get; init; }
    public string? Said { get; init; }
    public string? Venue { get; init; }
    public byte[]? Answers { get; init; }
    public string Rest { get; init; } = "";

    public void Into(Seal seal) => seal.Add(Id).Add(Place).Add(Speaker).Add(Country).Add(SpeakerType).Add(Kind).Add(Polarity).Add(Certainty)
        .Add(Direct).Add(Said).Add(Venue).Add(Answers).Add(Rest);

    public static ClaimRow Of(Claim c, long document, int place) => new()
    {
        Id = c.Id.Hash.Bytes(),
        Document = document,
        Place = place,
        Speaker = c.Speaker,
        Country = c.SpeakerCountry,
        SpeakerType = Codes.Word(c.SpeakerType),
        Kind = Codes.Word(c.Kind),
        Polarity = Codes.Word(c.Polarity),
        Certainty = Codes.Word(c.Certainty),
        Direct = c.Direct ? 1 : 0,
        Said = c.Said.Iso,
        Venue = c.Venue,
        Answers = c.Answers?.Hash.Bytes(),
        Rest = Compact.Object(json =>
        {
            json.Spans("source", c.Source);
            json.Spans("cue", c.Cue);
            json.Spans("content", c.Content);
            json.Spans("certainty", c.CertaintyWords);
            if (c.Likelihood is { } step) json.WriteString("likelihood", step.Words);
            json.MaybeSpan("condition", c.Condition);
            json.Proposition(c.Proposition);
            json.Strings("relay", c.Relay);
            json.Reasons(c.Reasons);
            json.MadeBy(c.MadeBy);
        }),
    };

    public Claim In(DocumentId document, TextPool texts) => Compact.Read(Rest, json => new Claim
    {
        Id = new(Compact.Id(Id)),
        Document = document,
        Source = json.Spans("source"),
        Cue = json.Spans("cue"),
        Content = json.Spans("content"),
        Speaker = texts.One(Speaker),
        SpeakerCountry = texts.One(Country),
        SpeakerType = Codes.Value<SpeakerType>(SpeakerType),
        Relay = json.Strings("relay", texts),
        Kind = Codes.Value<ClaimKind>(Kind),
        Direct = Direct != 0,
        Polarity = Codes.Value<Polarity>(Polarity),
        Certainty = Codes.Value<Certainty>(Certainty),
        CertaintyWords = json.Spans("certainty"),
        Likelihood = json.TryGetProperty("likelihood", out var step) ? Likelihood.Parse(step.GetString()!) : null,
        Condition = json.MaybeSpan("condition"),
        Proposition = json.Proposition(texts),
        Said = When.Parse(texts.One(Said)),
        Venue = texts.One(Venue),
        Answers = Answers is null ? null : new ClaimId(Compact.Id(Answers)),
        Reasons = json.Reasons(texts),
        MadeBy = json.MadeBy(texts),
    });
}

internal sealed class EventRow
{
    public byte[] Id { get; init; } = [];
    public long Document { get; init; }
    public long Place { get; init; }
    public string Type { get; init; } = "";
    public string? Mode { get; init; }
    public string Status { get; init; } = "";
    public string? Date { get; init; }
    public string? Location { get; init; }
    public byte[]? Claim { get; init; }
    public string Rest { get; init; } = "";

    public void Into(Seal seal) => seal.Add(Id).Add(Place).Add(Type).Add(Mode).Add(Status).Add(Date).Add(Location).Add(Claim).Add(Rest);

    public static EventRow Of(Event e, long document, int place) => new()
    {
        Id = e.Id.Hash.Bytes(),
        Document = document,
        Place = place,
        Type = Codes.Word(e.Type),
        Mode = e.Mode,
        Status = Codes.Word(e.Status),
        Date = e.When.Iso,
        Location = e.Place,
        Claim = e.Claim?.Hash.Bytes(),
        Rest = Compact.Object(json =>
        {
            json.Spans("span", [e.Span]);
            json.Strings("contexts", e.Contexts);
            json.Strings("actors", e.Actors);
            json.Strings("recipients", e.Recipients);
            json.Reasons(e.Reasons);
            json.MadeBy(e.MadeBy);
        }),
    };

    public Event In(DocumentId document, TextPool texts) => Compact.Read(Rest, json => new Event
    {
        Id = new(Compact.Id(Id)),
        Document = document,
        Type = Codes.Value<EventType>(Type),
        Mode = texts.One(Mode),
        Contexts = json.Strings("contexts", texts),
        Actors = json.Strings("actors", texts),
        Recipients = json.Strings("recipients", texts),
        Status = Codes.Value<EventStatus>(Status),
        When = When.Parse(texts.One(Date)),
        Place = texts.One(Location),
        Span = json.MaybeSpan("span") ?? throw new FormatException("an event without a span"),
        Claim = Claim is null ? null : new ClaimId(Compact.Id(Claim)),
        Reasons = json.Reasons(texts),
        MadeBy = json.MadeBy(texts),
    });
}

internal sealed class NameRow
{
    public long Document { get; init; }
    public long Place { get; init; }
    public byte[] Entity { get; init; } = [];
    public string Kind { get; init; } = "";
    public string Canonical { get; init; } = "";
    public string? Country { get; init; }
    public long Start { get; init; }
    public long End { get; init; }

    public void Into(Seal seal) => seal.Add(Place).Add(Entity).Add(Kind).Add(Canonical).Add(Country).Add(Start).Add(End);

    public static NameRow Of(Name n, long document, int place) => new()
    {
        Document = document,
        Place = place,
        Entity = n.Entity.Hash.Bytes(),
        Kind = Codes.Word(n.Kind),
        Canonical = n.Canonical,
        Country = n.Country,
        Start = n.Span.Start,
        End = n.Span.End,
    };

    public Name In(TextPool texts) => new(new((int)Start, (int)End), Codes.Value<EntityKind>(Kind), new(Compact.Id(Entity)), texts.One(Canonical), texts.One(Country));
}
