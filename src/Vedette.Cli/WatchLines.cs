using System.Text.Json;
using Vedette.Outside;
using Vedette.Outside.Json;
using Vedette.Outside.Watching;
using Vedette.Tell.Export;

namespace Vedette.Cli;

/// <summary>What a watch tells, a line a deed.</summary>
internal static class WatchLines
{
    public static string Line(WatchTold told) => string.Join('\n', $"{told.At.UtcDateTime:HH:mm:ss}Z  {Words(told)}".Split('\n').Select(Terminal.Plain));

    private static string Words(WatchTold told) => told.Deed switch
    {
        WatchDeed.Asked => $"asked      {told.Address}  {(told.Fresh == 0 ? "nothing new" : $"{told.Fresh} new")}",
        WatchDeed.Kept => $"kept       {told.Address}  {told.Reading!.Claims.Length} claims",
        WatchDeed.KeptFromFeed => $"kept       {told.Address}  {told.Reading!.Claims.Length} claims, from what the feed tells{(told.Fault is { } why ? $" ({why.Code}: {why.Message})" : "")}",
        WatchDeed.Changed => $"changed    {told.Address}  {told.Diff?.Summary}",
        WatchDeed.PutOff => $"put off    {told.Address}  {Fault(told)}",
        WatchDeed.GivenUp => $"given up   {told.Address}  {Fault(told)}",
        WatchDeed.Failed => $"failed     {told.Address}  {Fault(told)}",
        WatchDeed.Troubled => $"troubled   {told.Address}  {Fault(told)}",
        _ => $"related{string.Concat(told.News.Select(line => $"\n           {line}"))}",
    };

    public static void Write(Utf8JsonWriter json, WatchTold told)
    {
        json.WriteStartObject();
        json.WriteString("at", Stamp.Of(told.At));
        json.WriteString("deed", Codes.Word(told.Deed));
        if (told.Address.Length > 0) json.WriteString("address", told.Address);
        if (told.Deed is WatchDeed.Asked) json.WriteNumber("new", told.Fresh);
        if (told.Reading is { } reading)
        {
            json.WriteString("id", reading.Document.Id.ToString());
            json.WriteNumber("claims", reading.Claims.Length);
        }
        if (told.Diff is { } diff)
        {
            json.WriteNumber("words_removed", diff.WordsRemoved);
            json.WriteNumber("words_added", diff.WordsAdded);
            json.WriteNumber("claims_vanished", diff.Vanished.Length);
            json.WriteNumber("claims_told_new", diff.ToldNew.Length);
        }
        if (!told.News.IsEmpty)
        {
            json.WriteStartArray("news");
            foreach (string line in told.News) json.WriteStringValue(line);
            json.WriteEndArray();
        }
        if (told.Fault is { } fault) JsonParts.Faults(json, [fault]);
        json.WriteEndObject();
    }

    private static string Fault(WatchTold told) => told.Fault is { } fault ? $"{fault.Code}: {fault.Message}" : "";
}
