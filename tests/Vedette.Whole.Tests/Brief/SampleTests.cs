using System.Text.Json;

namespace Vedette.Whole.Tests.Brief;

/// <summary>The README's first command.</summary>
public class SampleTests
{
    private const string Sample = "samples/taiwan-strait";

    [Fact]
    public void The_sample_gives_the_approved_brief()
    {
        var (code, output, _, _) = Tool.Run("brief", Sample);
        code.ShouldBe(0);
        Approvals.Verify(output, "taiwan-strait.verified.txt");
    }

    [Fact]
    public void The_brief_is_plain_when_it_is_piped() => Tool.Run("brief", Sample).Output.ShouldNotContain('\u001b');

    [Fact]
    public void Every_sentence_of_the_brief_carries_a_claim_or_a_document_or_what_a_person_holds()
    {
        var pending = new Stack<JsonElement>([JsonDocument.Parse(Tool.Run("brief", Sample, "--json").Output).RootElement]);
        int sentences = 0;
        while (pending.TryPop(out var element))
        {
            if (element.ValueKind is JsonValueKind.Array) foreach (var item in element.EnumerateArray()) pending.Push(item);
            if (element.ValueKind is not JsonValueKind.Object) continue;
            foreach (var property in element.EnumerateObject()) pending.Push(property.Value);
            if (!element.TryGetProperty("text", out var text) || !element.TryGetProperty("claims", out var claims) || !element.TryGetProperty("documents", out var documents)) continue;
            sentences++;
            int held = element.TryGetProperty("held", out var keys) ? keys.GetArrayLength() : 0;
            (claims.GetArrayLength() + documents.GetArrayLength() + held).ShouldBeGreaterThan(0, text.GetString());
        }
        sentences.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_page_needs_nothing_from_outside_and_every_reference_has_its_mark()
    {
        string page = Path.Combine(Path.GetTempPath(), $"vedette-{Guid.NewGuid():N}.html");
        try
        {
            Tool.Run("brief", Sample, "--html", page).Code.ShouldBe(0);
            string html = File.ReadAllText(page);
            html.ShouldNotContain("src=");
            html.ShouldNotContain("@import");
            html.ShouldContain("default-src 'none'");
            var ids = System.Text.RegularExpressions.Regex.Matches(html, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
            ids.Distinct().Count().ShouldBe(ids.Count);
            System.Text.RegularExpressions.Regex.Matches(html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().Except(ids).ShouldBeEmpty();
        }
        finally
        {
            File.Delete(page);
        }
    }

    [Fact]
    public void The_way_is_the_same_at_every_run() => Tool.Run("relate", Sample).Output.ShouldBe(Tool.Run("relate", Sample).Output);

    [Fact]
    public void A_store_gives_the_same_brief_as_the_files()
    {
        string store = Path.Combine(Path.GetTempPath(), $"vedette-{Guid.NewGuid():N}.db");
        try
        {
            Tool.Run("init", "--store", store).Code.ShouldBe(0);
            Tool.Run("add", Sample, "--store", store).Code.ShouldBe(0);
            Tool.Run("brief", "--store", store, "--problem", $"{Sample}/problem.yaml", "--register", $"{Sample}/register.yaml").Output.ShouldBe(Tool.Run("brief", Sample).Output);
            Tool.Run("add", Sample, "--store", store).Error.ShouldContain("0 added, 16 known already");
            Tool.Run("search", "bombers", "--store", store).Output.ShouldContain("patrol");
        }
        finally
        {
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(store)!, Path.GetFileName(store) + "*")) File.Delete(file);
        }
    }
}
