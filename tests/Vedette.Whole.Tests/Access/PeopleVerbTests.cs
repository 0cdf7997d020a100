using System.Text.Json;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Store;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Access;

/// <summary>Accounts, marks and the audit log as verbs of the tool.</summary>
public sealed class PeopleVerbTests : IDisposable
{
    private const string Good = "seven quiet herons";
    private readonly StoreFolder folder = new();

    public PeopleVerbTests() => SqliteStore.Init(folder.Path, TimeProvider.System);

    private (int Code, string Output, string Error) Vedette(string typed, params string[] arguments)
    {
        var (code, output, error, _) = Tool.RunTyping(typed, new() { ["VEDETTE_STORE"] = folder.Path, ["VEDETTE_BY"] = "Ada" }, arguments);
        return (code, output, error);
    }

    private static List<JsonElement> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    [Fact]
    public void Accounts_are_added_listed_changed_and_removed_and_the_password_comes_from_standard_input()
    {
        Vedette(Good + "\n", "accounts", "add", "bo", "--role", "analyst").Error.ShouldContain("W757");
        var added = Vedette(Good + "\n", "accounts", "add", "ada", "--role", "administrator", "--ceiling", "tlp:red");
        (added.Code, added.Output.Trim()).ShouldBe((0, "ada: administrator, up to TLP:RED."));
        Vedette("short\n", "accounts", "add", "bo", "--role", "analyst").Error.ShouldContain("W758");
        Vedette("", "accounts", "add", "bo", "--role", "analyst").Error.ShouldContain("W766");
        Vedette(Good + "\n", "accounts", "add", "bo", "--role", "analyst", "--password", Good).Code.ShouldBe(2, "a password is no argument");
        Vedette(Good + "\n", "accounts", "add", "bo", "--role", "analyst").Code.ShouldBe(0);
        Vedette("", "accounts", "role", "bo", "editor", "--ceiling", "AMBER+STRICT").Code.ShouldBe(0);
        Vedette("", "accounts", "lock", "bo").Code.ShouldBe(0);
        var bo = Lines(Vedette("", "accounts", "list", "--json").Output)[1];
        new[] { "name", "role", "ceiling", "state" }.Select(name => bo.GetProperty(name).GetString()).ShouldBe(["bo", "editor", "TLP:AMBER+STRICT", "locked"]);
        Vedette("", "accounts", "remove", "ada").Error.ShouldContain("W757");
        Vedette("", "accounts", "remove", "bo").Code.ShouldBe(0);
        Vedette("", "accounts", "unlock", "bo").Error.ShouldContain("W756");
        Lines(Vedette("", "audit", "--json").Output).Select(e => e.GetProperty("what").GetString()).ShouldBe([Done.AccountAdded, Done.AccountAdded, Done.RoleChanged, Done.AccountLocked, Done.AccountRemoved]);
    }

    [Fact]
    public async Task A_key_is_printed_once_and_opens_the_store_until_it_is_revoked()
    {
        Vedette(Good + "\n", "accounts", "add", "ada", "--role", "administrator");
        var (code, output, error) = Vedette("", "accounts", "key", "add", "ada", "--label", "board", "--scope", "read", "--scope", "add", "--expires", "2099-01-01");
        code.ShouldBe(0, error);
        string key = output.Trim();
        error.ShouldNotContain(key);
        async Task<Visitor?> Open()
        {
            await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
            using var chance = System.Security.Cryptography.RandomNumberGenerator.Create();
            return await new FrontDoor(store, TimeProvider.System, chance).WithKeyAsync(key, default);
        }
        (await Open())!.Rights.ShouldBe([Right.Read, Right.Add]);
        var list = Vedette("", "accounts", "key", "list", "--json").Output;
        list.ShouldNotContain(key);
        Vedette("", "accounts", "key", "revoke", Lines(list).Single().GetProperty("id").GetString()!).Code.ShouldBe(0);
        (await Open()).ShouldBeNull();
        Vedette("", "audit").Output.ShouldNotContain(key);
    }

    [Fact]
    public async Task Marks_are_kept_shown_and_cut_down_what_the_verbs_print()
    {
        await Sample();
        var all = Lines(Vedette("", "claims", "--json").Output);
        all.Select(c => c.GetProperty("file").GetString()).Distinct().Count().ShouldBe(2);
        var marked = Vedette("", "mark", "secret", "amber", "--note", "Told in confidence.");
        (marked.Code, marked.Output).ShouldSatisfyAllConditions(m => m.Code.ShouldBe(0, marked.Error), m => m.Output.ShouldStartWith("secret: TLP:AMBER"));
        var (_, output, error) = Vedette("", "claims", "--json", "--tlp", "green");
        Lines(output).Select(c => c.GetProperty("file").GetString()).Distinct().ShouldBe(["open.txt"]);
        output.ShouldNotContain("rockets");
        error.Trim().ShouldBe("TLP:GREEN: withheld: 1 document, and 0 claims of documents that are shown.");
        Lines(Vedette("", "claims", "--json", "--tlp", "amber").Output).Count.ShouldBe(all.Count);

        foreach (string[] form in new[] { [], ["--md"], new[] { "--json" } })
        {
            var brief = Vedette("", ["brief", "--store", folder.Path, "--tlp", "TLP:GREEN", .. form]);
            brief.Code.ShouldBe(0, brief.Error);
            brief.Output.ShouldContain("convoys");
            brief.Output.ShouldNotContain("rockets");
            brief.Output.ShouldNotContain("Brack");
            brief.Error.ShouldContain("withheld: 1 document");
        }

        string claim = all.First(c => c.GetProperty("file").GetString() == "secret.txt").GetProperty("id").GetString()!;
        Vedette("", "mark", claim, "green").Error.ShouldContain("W751");
        Vedette("", "mark", claim, "RED").Code.ShouldBe(0);
        Vedette("", "mark", "nowhere", "RED").Error.ShouldContain("W752");
        Vedette("", "mark", "secret", "white").Error.ShouldContain("TLP:CLEAR");
        Vedette("", "mark", "default", "green").Code.ShouldBe(0);
        Lines(Vedette("", "claims", "--json", "--tlp", "clear").Output).ShouldBeEmpty();
        Lines(Vedette("", "mark", "list", "--json").Output).Select(m => m.GetProperty("tlp").GetString()).ShouldBe(["TLP:AMBER", "TLP:RED", "TLP:GREEN"]);
        Lines(Vedette("", "audit", "--json").Output).Select(e => e.GetProperty("what").GetString()).ShouldBe([Done.Marked, Done.Marked, Done.Marked]);
    }

    [Fact]
    public async Task What_is_weighed_for_an_audience_holds_nothing_of_what_is_withheld()
    {
        await Sample();
        Vedette("", "mark", "secret", "red").Code.ShouldBe(0);
        string problem = folder.At("problem.yaml");
        Tool.Run("init", "--problem", problem).Code.ShouldBe(0);
        foreach (string[] verb in new[] { ["indicators"], new[] { "table" } })
        {
            var (code, output, error) = Vedette("", [.. verb, "--store", folder.Path, "--problem", problem, "--tlp", "amber", "--json"]);
            code.ShouldBe(0, error);
            output.ShouldNotContain("rockets");
            error.ShouldContain("withheld: 1 document");
        }
    }

    [Fact]
    public async Task A_log_that_was_changed_or_cut_ends_the_check_with_one()
    {
        await using (var store = SqliteStore.Open(folder.Path, TimeProvider.System))
            for (int n = 1; n <= 5; n++) await store.DecideAsync(new($"claim:{n}", "accepted", "Ada", StoreFolder.Now.AddDays(n)), default);
        string head = Vedette("", "audit", "head").Output.Trim();
        head.ShouldStartWith("5:");
        Vedette("", "audit", "check", "--head", head).Code.ShouldBe(0);
        Lines(Vedette("", "audit", "--since", StoreFolder.Now.AddDays(4).ToString("yyyy-MM-dd"), "--json").Output).Count.ShouldBe(2);
        Vedette("", "audit", "check", "--head", "5").Error.ShouldContain("W765");
        StoreFolder.Run(folder.Path, "DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE number = 5");
        Vedette("", "audit", "check").Code.ShouldBe(0);
        var cut = Vedette("", "audit", "check", "--head", head);
        (cut.Code, cut.Output.Trim()).ShouldBe((1, "The end is cut off: entries 5 to 5, which the exported head counts, are missing."));
        cut.Error.ShouldContain("W764");
        StoreFolder.Run(folder.Path, "DROP TRIGGER audit_stays; UPDATE audit SET by = 'Eve' WHERE number = 2");
        var changed = Vedette("", "audit", "check", "--json");
        changed.Code.ShouldBe(1);
        Lines(changed.Output).Single().GetProperty("findings")[0].GetProperty("kind").GetString().ShouldBe("changed");
    }

    [Fact]
    public async Task A_brief_of_a_store_that_becomes_a_file_is_written_down()
    {
        await Sample();
        Vedette("", "brief", "--store", folder.Path, "--html", folder.At("week.html"), "--tlp", "green").Code.ShouldBe(0);
        var entry = Lines(Vedette("", "audit", "--json").Output).Single();
        (entry.GetProperty("what").GetString(), entry.GetProperty("on").GetString(), entry.GetProperty("detail").GetString()).ShouldBe((Done.Exported, "brief:week.html", "TLP:GREEN"));
    }

    /// <summary>Two documents, open and secret, related.</summary>
    private async Task Sample()
    {
        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        Reading[] readings = [Page("open", "Tolvan", "convoys left the harbour"), Page("secret", "Brack", "rockets reached the harbour")];
        foreach (var reading in readings) await store.AddAsync(reading, StoreFolder.Now, default);
        await store.RelateAsync(new Vedette.Relate.Relater().Relate(readings), StoreFolder.Now, default);
    }

    private static Reading Page(string name, string speaker, string words)
    {
        string text = $"{speaker} said that {words}.";
        var id = new DocumentId(ContentHash.Of(name));
        int at = text.IndexOf(words, StringComparison.Ordinal);
        return new()
        {
            Document = new() { Id = id, Item = new(ContentHash.Of("item", name)), Address = $"{name}.txt", Name = name, Text = text, Published = When.Parse("2031-05-03") },
            Sentences = [new(0, text.Length)],
            Claims =
            [
                new() { Id = new(ContentHash.Of("claim", name)), Document = id, Source = [new(0, speaker.Length)], Cue = [new(speaker.Length + 1, speaker.Length + 5)], Content = [new(at, at + words.Length)], Speaker = speaker,
                    SpeakerType = SpeakerType.Named, Kind = ClaimKind.Assertion, Certainty = Certainty.Certain, MadeBy = new("hand", "1") },
            ],
        };
    }

    public void Dispose() => folder.Dispose();
}
