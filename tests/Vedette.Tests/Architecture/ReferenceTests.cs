using System.Xml.Linq;

namespace Vedette.Tests.Architecture;

/// <summary>The table of allowed references: who may know whom, and which packages each project may carry.</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Vedette.Language"] = ([], ["Microsoft.CodeAnalysis.BannedApiAnalyzers"]),
        ["Vedette"] = (["Vedette.Language"], ["AngleSharp", "YamlDotNet", "CsvHelper", "Microsoft.CodeAnalysis.BannedApiAnalyzers"]),
        ["Vedette.Outside"] = (["Vedette"], ["Dapper", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"]),
        ["Vedette.Web"] = (["Vedette", "Vedette.Outside"], ["Microsoft.AspNetCore.OpenApi"]),
        ["Vedette.Cli"] = (["Vedette.Outside", "Vedette.Web"], ["System.CommandLine", "Spectre.Console", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"]),
        ["Vedette.Training"] = (["Vedette.Language"], ["System.CommandLine"]),
    };

    public static TheoryData<string> Projects => [.. Found];

    private static IEnumerable<string> Found => Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    [Fact]
    public void Every_project_under_src_stands_in_the_table() => Found.ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_table_allows(string project)
    {
        var file = XDocument.Load(Repository.At("src", project, project + ".csproj"));
        Names(file, "ProjectReference").Except(Allowed[project].Projects).ShouldBeEmpty();
        Names(file, "PackageReference").Except(Allowed[project].Packages).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")!.Value).Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include);
}
