using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using Spectre.Console;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Cli;

/// <summary><c>vedette doctor</c>: what this installation is made of and whether it is whole. Exit code 1 when something is missing or damaged.</summary>
internal static class DoctorVerb
{
    private sealed record Finding(string What, string State, string Detail);

    public static Command Create()
    {
        var store = StoreVerb.StoreOption();
        // Only a store that is named is looked at: without one there is nothing wrong.
        store.DefaultValueFactory = null;
        store.Description = "Check this store too: every page, every link, every document.";
        var json = StoreVerb.JsonOption();
        var command = new Command("doctor", "Tell the versions in use and check that models and store are whole.") { store, json };
        command.SetAction(async (parse, cancel) =>
        {
            var findings = new List<Finding>(Installation());
            findings.AddRange(Models(Path.Combine(AppContext.BaseDirectory, "models")));
            if (parse.GetValue(store) is { } path) findings.Add(await StoreAsync(path, cancel).ConfigureAwait(false));
            Print(findings, parse.GetValue(json));
            return findings.TrueForAll(f => f.State == "ok") ? 0 : Verb.Failed;
        });
        return command;
    }

    private static IEnumerable<Finding> Installation()
    {
        yield return new("vedette", "ok", typeof(DoctorVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");
        yield return new(".NET", "ok", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        var sqlite = SqliteRuntime.Current;
        yield return new("pdftotext", "ok", PdfText.Find() ?? "not installed: papers (PDF) are not read. Install poppler-utils to read them.");
        yield return new("SQLite", "ok", $"{sqlite.Version}, {(sqlite.IsSystems ? "the system's" : "bundled")}{(sqlite.FindFile() is { } file ? $": {file}" : "")}");
    }

    private static IEnumerable<Finding> Models(string folder)
    {
        string[] found = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.vdw").Order(StringComparer.Ordinal)] : [];
        foreach (string missing in Workbench.Models.Except(found.Select(f => Path.GetFileName(f)!)))
            yield return new($"model {missing}", "missing", $"not in {folder}. Install vedette again.");
        if (found.Length == 0 && Workbench.Models.Count == 0) yield return new("models", "missing", $"none in {folder}. Install vedette again.");
        foreach (string file in found)
        {
            var bytes = File.ReadAllBytes(file);
            yield return ModelFile.Damage(bytes) is { } damage
                ? new($"model {Path.GetFileName(file)}", "damaged", damage)
                : new($"model {Path.GetFileName(file)}", "ok", $"{ModelFile.Hash(bytes)}, {bytes.Length:N0} bytes");
        }
    }

    private static async Task<Finding> StoreAsync(string path, CancellationToken cancel)
    {
        try
        {
            var store = StoreVerb.Open(path);
            await using var _ = store.ConfigureAwait(false);
            await store.CheckAsync(cancel).ConfigureAwait(false);
            var state = await store.StateAsync(cancel).ConfigureAwait(false);
            return new($"store {path}", "ok", $"version {state.Version}, {state.Items} items, {state.Documents} versions, {state.Claims} claims, {state.Events} events, {state.Reported} events of feeds, {state.Decisions} decisions, {state.Entries} judgements and forecasts, {state.Bytes:N0} bytes");
        }
        catch (VedetteException e)
        {
            return new($"store {path}", e.Code == "W306" ? "missing" : "damaged", $"{e.Code}: {e.Message}");
        }
    }

    private static void Print(List<Finding> findings, bool isJson)
    {
        if (isJson)
        {
            using var answers = Answers.OnStandardOutput();
            foreach (var finding in findings)
                answers.Write(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("what", finding.What);
                    json.WriteString("state", finding.State);
                    json.WriteString("detail", finding.Detail);
                    json.WriteEndObject();
                });
            return;
        }
        var table = Terminal.Table("What", "State", "Detail");
        foreach (var finding in findings) table.AddRow(Terminal.Cell(finding.What), Terminal.Cell(finding.State), Terminal.Cell(finding.Detail));
        Terminal.Print(table, "");
    }
}
