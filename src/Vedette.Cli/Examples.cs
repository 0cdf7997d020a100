using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Vedette.Cli;

/// <summary>Help that ends with examples.</summary>
internal static class Examples
{
    private static readonly (string Verb, string[] Lines)[] Lines =
    [
        ("brief", ["vedette brief samples/taiwan-strait", "vedette brief reports/ --html brief.html --title \"Strait, week 51\"", "vedette brief --store vedette.db --since 2025-12-01 --md"]),
        ("read", ["vedette read page.html notes.txt"]),
        ("extract", ["vedette extract reports/ > readings.jsonl"]),
        ("relate", ["vedette relate reports/ > picture.json", "vedette relate --stories texts.jsonl"]),
        ("events", ["vedette events sentences.jsonl"]),
        ("parse", ["vedette language parse treebank.conllu", "vedette language parse --raw report.txt"]),
        ("names", ["vedette language names words.iob2 --fine"]),
        ("times", ["echo '{\"id\":1,\"text\":\"last Friday\",\"reference\":\"2025-12-19T00:00:00\"}' | vedette language times -"]),
        ("speech", ["vedette language speech texts.jsonl"]),
        ("init", ["vedette init --store strait.db"]),
        ("add", ["vedette add reports/ --store strait.db"]),
        ("claims", ["vedette claims --speaker Lavrov --certainty certain", "vedette claims --about logistics --json"]),
        ("timeline", ["vedette timeline --store strait.db"]),
        ("lineage", ["vedette lineage --store strait.db"]),
        ("search", ["vedette search bomber patrol", "vedette search '\"joint patrol\"'"]),
        ("simulate", ["vedette simulate samples/taiwan-strait/two-fronts.yaml", "vedette simulate strait.yaml --set no_help --set full_help --with oil_line=off", "vedette simulate strait.yaml --outcome energy_weeks --runs 100000 --seed 7 --json"]),
        ("doctor", ["vedette doctor --store strait.db"]),
    ];

    /// <summary>Adds the examples below the help of every verb that has some.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((HelpAction)help.Action!);
    }

    private sealed class WithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            var lines = Lines.FirstOrDefault(l => l.Verb == parseResult.CommandResult.Command.Name).Lines;
            if (lines is null) return code;
            parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
            foreach (string line in lines) parseResult.InvocationConfiguration.Output.WriteLine($"  {line}");
            parseResult.InvocationConfiguration.Output.WriteLine();
            return code;
        }
    }
}
