using System.Security.Cryptography;
using System.Text.Json;

namespace Vedette.Whole.Tests.Web;

/// <summary>What others wrote lies here as they published it: named, licensed, and of a size that a repository can bear.</summary>
public class VendoredTests
{
    private const long MostBytes = 3_000_000;

    private static readonly string Lib = Repository.At("src", "Vedette.Web", "wwwroot", "lib");

    private static IEnumerable<string[]> Manifest => File.ReadLines(Path.Combine(Lib, "manifest.tsv")).Skip(1).Select(line => line.Split('\t'));

    [Fact]
    public void Every_file_has_the_checksum_that_the_manifest_names()
    {
        foreach (string[] entry in Manifest) Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At(entry)))).ShouldBe(entry[5], entry[1]);
    }

    [Fact]
    public void Nothing_lies_there_that_the_manifest_does_not_name_and_each_part_has_its_licence()
    {
        var known = Manifest.SelectMany(entry => new[] { At(entry), Path.Combine(Lib, entry[0], "LICENSE") }).Append(Path.Combine(Lib, "manifest.tsv"));
        Directory.EnumerateFiles(Lib, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ShouldBe(known.Distinct().Order(StringComparer.Ordinal));
        Directory.EnumerateFiles(Lib, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public void The_versions_are_those_that_the_lock_file_holds()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Repository.At("tools", "vendored", "package-lock.json")));
        var packages = file.RootElement.GetProperty("packages");
        foreach (string[] entry in Manifest) packages.GetProperty($"node_modules/{entry[1]}").GetProperty("version").GetString().ShouldBe(entry[2]);
    }

    private static string At(string[] entry) => Path.Combine(Lib, entry[0], Path.GetFileName(entry[4]));
}
