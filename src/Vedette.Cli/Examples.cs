using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Vedette.Cli;

/// <summary>Help that ends with examples.</summary>
internal static class Examples
{
    private static readonly (string Verb, string[] Lines)[] Lines =
    [
        ("brief", ["vedette brief samples/taiwan-strait", "vedette brief reports/ --html brief.html --title \"Strait, week 51\"", "vedette brief --store vedette.db --since 2025-12-01 --md", "vedette brief --store vedette.db --problem strait.yaml --mark"]),
        ("read", ["vedette read page.html notes.txt", "vedette read https://news.example/lock https://news.example/feed.xml"]),
        ("extract", ["vedette extract reports/ > readings.jsonl", "vedette extract reports/ --actors region.actors.txt --actors region.agents.txt"]),
        ("relate", ["vedette relate reports/ > picture.json", "vedette relate --stories texts.jsonl"]),
        ("events", ["vedette events sentences.jsonl", "vedette events --store strait.db --party RUS --type consult --since 2026-01-01"]),
        ("language parse", ["vedette language parse treebank.conllu", "vedette language parse --raw report.txt"]),
        ("language names", ["vedette language names words.iob2 --fine"]),
        ("language times", ["echo '{\"id\":1,\"text\":\"last Friday\",\"reference\":\"2025-12-19T00:00:00\"}' | vedette language times -"]),
        ("language speech", ["vedette language speech texts.jsonl"]),
        ("language factuality", ["vedette language factuality words.jsonl"]),
        ("init", ["vedette init --store strait.db", "vedette init --problem strait.yaml"]),
        ("add", ["vedette add reports/ --store strait.db", "vedette add https://news.example/lock https://news.example/feed.xml", "vedette add 20260101001500.export.CSV.zip 20260101001500.mentions.CSV.zip", "vedette add http://data.gdeltproject.org/gdeltv2/lastupdate.txt"]),
        ("feeds", ["vedette feeds", "vedette feeds --opml > feeds.opml"]),
        ("feeds add", ["vedette feeds add https://news.example/", "vedette feeds add feeds.opml --folder Strait", "vedette feeds add https://ministry.example/statement.html --as page"]),
        ("feeds remove", ["vedette feeds remove https://news.example/rss.xml"]),
        ("feeds pause", ["vedette feeds pause https://news.example/rss.xml"]),
        ("feeds resume", ["vedette feeds resume https://news.example/rss.xml"]),
        ("watch", ["vedette watch --store strait.db", "vedette watch --once --json"]),
        ("captures", ["vedette captures", "vedette captures https://news.example/report.html", "vedette captures --export evidence.warc.gz"]),
        ("reread", ["vedette reread", "vedette reread https://news.example/report.html"]),
        ("claims", ["vedette claims --speaker Lavrov --certainty certain", "vedette claims --about logistics --json"]),
        ("claims edit", ["vedette claims edit 9f3a --speaker \"Sergey Lavrov\" --type named --certainty probable --note \"The second paragraph names him.\"", "vedette claims edit 9f3a --content \"the fleet left port\" --condition \"\""]),
        ("claims decide", ["vedette claims decide 9f3a rejected --note \"A caption.\"", "vedette claims decide 9f3a proposed"]),
        ("entities", ["vedette entities --store strait.db", "vedette entities --limit 200 --json"]),
        ("entities list", ["vedette entities list Lavrov"]),
        ("entities join", ["vedette entities join \"Lena Orsk\" \"Lena Orsck\" --note \"A slip of the pen.\""]),
        ("entities part", ["vedette entities part \"Anton Vale\" \"Antonin Vale\"", "vedette entities part CNA --in think-tank-report --note \"The institute, not the agency.\""]),
        ("entities name", ["vedette entities name 9f3a --as \"Center for Naval Analyses\" --kind organisation --country USA"]),
        ("entities undo", ["vedette entities undo \"Lena Orsk\" \"Lena Orsck\""]),
        ("timeline", ["vedette timeline --store strait.db"]),
        ("lineage", ["vedette lineage --store strait.db"]),
        ("stories", ["vedette stories --store strait.db", "vedette stories --record", "vedette stories --json"]),
        ("search", ["vedette search bomber patrol", "vedette search '\"joint patrol\"'"]),
        ("versions", ["vedette versions reports/lock.html --store strait.db", "vedette versions https://harbour.example/lock --json"]),
        ("judge add", ["vedette judge add --problem strait --statement \"Russia would likely add indirect help.\" --confidence low --evidence \"One official is the only origin.\" --on claim:9f3a12cd", "vedette judge add --file judgement.yaml"]),
        ("judge supersede", ["vedette judge supersede 9f3a --reason \"A second origin.\" --statement \"Russia would very likely add indirect help.\""]),
        ("judge dissent", ["vedette judge dissent 9f3a --by Carla --text \"The official has reason to overstate it.\""]),
        ("judge withdraw", ["vedette judge withdraw 9f3a --reason \"The speaker was misnamed.\""]),
        ("judge list", ["vedette judge list --problem strait --all"]),
        ("judge show", ["vedette judge show 9f3a"]),
        ("forecast ask", ["vedette forecast ask --problem strait --question \"Will a joint patrol enter the strait?\" --criteria \"Yes when two defence ministries say so.\" --source \"The ministries' sites\" --scheduled 2026-12-31"]),
        ("forecast add", ["vedette forecast add 7c1e --probability 0.3", "vedette forecast add 7c1e --word unlikely --by Carla", "vedette forecast add 88aa --probability patrol=0.2 --probability landing=0.1 --probability neither=0.7"]),
        ("forecast resolve", ["vedette forecast resolve 7c1e --outcome no --evidence https://example.org/statement"]),
        ("forecast void", ["vedette forecast void 7c1e --reason \"The ministry closed its site.\""]),
        ("forecast list", ["vedette forecast list --all"]),
        ("forecast score", ["vedette forecast score --forecaster Carla"]),
        ("mark", ["vedette mark 9f3a TLP:AMBER --note \"Told in confidence.\"", "vedette mark leaked-cable TLP:RED --by Ada", "vedette mark default TLP:GREEN"]),
        ("mark list", ["vedette mark list --store strait.db"]),
        ("accounts add", ["vedette accounts add ada --role administrator --ceiling TLP:RED", "pass show vedette/bo | vedette accounts add bo --role analyst --ceiling TLP:AMBER"]),
        ("accounts list", ["vedette accounts list --store strait.db"]),
        ("accounts role", ["vedette accounts role bo editor --ceiling TLP:AMBER+STRICT"]),
        ("accounts password", ["vedette accounts password bo"]),
        ("accounts lock", ["vedette accounts lock bo"]),
        ("accounts unlock", ["vedette accounts unlock bo"]),
        ("accounts remove", ["vedette accounts remove bo"]),
        ("accounts key add", ["vedette accounts key add bo --label \"nightly import\" --scope read --scope add --expires 2027-01-01"]),
        ("accounts key list", ["vedette accounts key list bo"]),
        ("accounts key revoke", ["vedette accounts key revoke 4be1"]),
        ("audit", ["vedette audit --since 2026-11-01", "vedette audit --json > audit.jsonl"]),
        ("audit head", ["vedette audit head > head.txt"]),
        ("audit check", ["vedette audit check --head \"$(cat head.txt)\""]),
        ("network", ["vedette network corpus/networks/asia.yaml --set dysp=yes --why lung", "vedette network strait.yaml --weigh logistics=-0.7 --without patrols"]),
        ("sources", ["vedette sources samples/taiwan-strait", "vedette sources --store strait.db --json", "vedette sources --diagonal --by \"M. Lind\" --register register.yaml"]),
        ("sources show", ["vedette sources show TASS --register samples/taiwan-strait/register.yaml"]),
        ("sources grade", ["vedette sources grade Kyodo --reliability B --by \"M. Lind\" --reason \"Its counts of aircraft agreed with the Joint Staff's in all of eleven cases.\"", "vedette sources grade Kyodo --item \"nine aircraft flew past Okinawa\" --credibility 2 --by \"M. Lind\" --reason \"Fits the route that was announced.\""]),
        ("collection", ["vedette collection --store strait.db --problem strait.yaml", "vedette collection --json"]),
        ("simulate", ["vedette simulate samples/taiwan-strait/two-fronts.yaml", "vedette simulate strait.yaml --set no_help --set full_help --with oil_line=off", "vedette simulate strait.yaml --outcome energy_weeks --runs 100000 --seed 7 --json"]),
        ("problem check", ["vedette problem check samples/taiwan-strait/problem.yaml"]),
        ("problem show", ["vedette problem show samples/taiwan-strait/problem.yaml"]),
        ("problem schema", ["vedette problem schema > problem.schema.json"]),
        ("indicators", ["vedette indicators samples/taiwan-strait", "vedette indicators --store strait.db --problem strait.yaml --of joint_patrols", "vedette indicators samples/taiwan-strait --diagnosticity"]),
        ("table", ["vedette table samples/taiwan-strait", "vedette table --store strait.db --problem strait.yaml --json"]),
        ("table set", ["vedette table set joint_patrols stays_out N --problem strait.yaml --store strait.db --reason \"Routine.\""]),
        ("why", ["vedette why joint_patrols samples/taiwan-strait", "vedette why stays_out --store strait.db --problem strait.yaml"]),
        ("sources credibility", ["vedette sources credibility 9f3a --plausibility plausible --store strait.db"]),
        ("export", ["vedette export claims samples/taiwan-strait --out claims.csv", "vedette export events --store strait.db --as geojson --out events.geojson", "vedette export table --store strait.db --problem strait.yaml", "vedette export changes --store strait.db --problem strait.yaml --out changes.atom"]),
        ("serve", ["vedette serve --store strait.db --problem samples/taiwan-strait/problem.yaml", "vedette serve --port 0", "vedette serve --log json --log-level information 2> requests.jsonl", "vedette serve --accounts --listen 0.0.0.0 --port 443 --name desk.example --certificate desk.pem"]),
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
            string verb = PathOf(parseResult.CommandResult);
            var lines = Lines.FirstOrDefault(l => l.Verb == verb).Lines;
            if (lines is null) return code;
            parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
            foreach (string line in lines) parseResult.InvocationConfiguration.Output.WriteLine($"  {line}");
            parseResult.InvocationConfiguration.Output.WriteLine();
            return code;
        }

        /// <summary>The verb with the verbs above it: "judge add" is not "add".</summary>
        private static string PathOf(CommandResult result) =>
            result.Parent is CommandResult { Command: not RootCommand } above ? $"{PathOf(above)} {result.Command.Name}" : result.Command.Name;
    }
}
