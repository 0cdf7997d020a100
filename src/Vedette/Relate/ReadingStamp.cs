using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// One number for all that a reading holds. A store gives its readings anew each time; by their stamps those are known that were seen before, though they are other objects.
/// Two readings of one document with one stamp are taken for the same: of two that differ one in 2^64 has the stamp of the other.
/// </summary>
internal struct ReadingStamp
{
    private ulong value;

    public static ulong Of(Reading reading)
    {
        var stamp = new ReadingStamp();
        stamp.Add(reading.Document);
        foreach (var sentence in reading.Sentences) stamp.Add(sentence);
        stamp.Next(reading.Sentences.Length);
        foreach (var name in reading.Names) stamp.Add(name);
        stamp.Next(reading.Names.Length);
        foreach (var time in reading.Times)
        {
            stamp.Add(time.Span);
            stamp.Next((int)time.Kind);
            stamp.Add(time.Value);
        }
        stamp.Next(reading.Times.Length);
        foreach (var claim in reading.Claims) stamp.Add(claim);
        stamp.Next(reading.Claims.Length);
        foreach (var told in reading.Events) stamp.Add(told);
        stamp.Next(reading.Events.Length);
        foreach (var quantity in reading.Quantities)
        {
            stamp.Add(quantity.Span);
            stamp.Next(BitConverter.DoubleToInt64Bits(quantity.Value));
            stamp.Add(quantity.Unit);
            stamp.Next(quantity.Approximate ? 1 : 0);
        }
        return stamp.value;
    }

    private void Add(Document document)
    {
        Add(document.Id.Hash);
        Add(document.Item.Hash);
        foreach (string? part in (ReadOnlySpan<string?>)[document.Address, document.Name, document.Text, document.Url, document.Title, document.Subtitle, document.Published.Iso, document.Modified.Iso, document.Outlet, document.Transport, document.TakenFrom, document.Language]) Add(part);
        Next((int)document.DatedBy);
        Add(document.TitleSpan);
        Add(document.SubtitleSpan);
        foreach (int page in document.PageStarts) Next(page);
        Next(document.PageStarts.Length);
        Add(document.Authors);
        foreach (var furniture in document.Furniture)
        {
            Add(furniture.Span);
            Add(furniture.Kind);
        }
        Next(document.Furniture.Length);
        foreach (var credit in document.Credits)
        {
            Add(credit.Kind);
            Add(credit.Name);
            Add(credit.Span);
        }
        Next(document.Credits.Length);
        foreach (var fault in document.Faults)
        {
            Add(fault.Code);
            Add(fault.Message);
            Next(fault.Offset);
        }
        Next(document.Faults.Length);
    }

    private void Add(Name name)
    {
        Add(name.Span);
        Next((int)name.Kind);
        Add(name.Entity.Hash);
        Add(name.Canonical);
        Add(name.Country);
    }

    private void Add(Claim claim)
    {
        Add(claim.Id.Hash);
        Add(claim.Document.Hash);
        Add(claim.Source);
        Add(claim.Cue);
        Add(claim.Content);
        Add(claim.Speaker);
        Add(claim.SpeakerCountry);
        Add(claim.Relay);
        Next(((int)claim.SpeakerType << 24) | ((int)claim.Kind << 16) | ((int)claim.Polarity << 10) | ((int)claim.Certainty << 4) | (claim.Direct ? 1 : 0));
        Add(claim.CertaintyWords);
        Add(claim.Likelihood?.Words);
        Add(claim.Condition);
        Add(claim.Proposition);
        Add(claim.Said.Iso);
        Add(claim.Venue);
        Add(claim.Answers?.Hash ?? UInt128.MaxValue);
        Add(claim.Reasons);
        Add(claim.MadeBy);
        Next(claim.AsFound is null ? 0 : 1);
        if (claim.AsFound is { } found) Add(found);
    }

    private void Add(Proposition? proposition)
    {
        Next(proposition is null ? 0 : 1);
        if (proposition is null) return;
        Add(proposition.Relation);
        Add(proposition.RelationWords);
        Next(((int)proposition.Polarity << 8) | (int)proposition.Modality);
        Add(proposition.Marks);
        foreach (var argument in proposition.Arguments)
        {
            Next((int)argument.Role);
            Add(argument.Head);
            Add(argument.Entity?.Hash ?? UInt128.MaxValue);
            Add(argument.Country);
            Add(argument.Qualities);
            Add(argument.Preposition);
            Add(argument.Span);
            Add(argument.Inner);
        }
        Next(proposition.Arguments.Length);
    }

    private void Add(Event told)
    {
        Add(told.Id.Hash);
        Add(told.Document.Hash);
        Next(((int)told.Type << 8) | (int)told.Status);
        Add(told.Mode);
        Add(told.Contexts);
        Add(told.Actors);
        Add(told.Recipients);
        Add(told.When.Iso);
        Add(told.Place);
        Add(told.Span);
        Add(told.Claim?.Hash ?? UInt128.MaxValue);
        Add(told.Reasons);
        Add(told.MadeBy);
    }

    private void Add(ImmutableArray<Reason> reasons)
    {
        foreach (var reason in reasons)
        {
            Add(reason.Kind);
            Add(reason.Text);
            Add(reason.Where?.Document.Hash ?? UInt128.MaxValue);
            Add(reason.Where?.Span);
        }
        Next(reasons.Length);
    }

    private void Add(Maker maker)
    {
        Add(maker.Name);
        Add(maker.Version);
    }

    private void Add(ImmutableArray<TextSpan> spans)
    {
        foreach (var span in spans) Add(span);
        Next(spans.Length);
    }

    private void Add(ImmutableArray<string> words)
    {
        foreach (string word in words) Add(word);
        Next(words.Length);
    }

    private void Add(TextSpan? span) => Next(span is { } known ? ((long)known.Start << 32) | (uint)known.End : -1);
    private void Add(string? text) => Next(text is null ? -1 : (long)FeatureHash.Of(text));

    private void Add(UInt128 hash)
    {
        Next((long)(ulong)hash);
        Next((long)(ulong)(hash >> 64));
    }

    private void Next(long part) => value = FeatureHash.Join(value, (ulong)part);
}
