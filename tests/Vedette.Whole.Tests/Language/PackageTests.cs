using System.Diagnostics;
using System.IO.Compression;

namespace Vedette.Whole.Tests.Language;

public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vedette-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_language_engine_is_a_package_by_itself()
    {
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", "src/Vedette.Language", "-c", "Release", "--no-build", "--nologo", "-v", "q", "-o", folder.FullName]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true }).ShouldNotBeNull();
        string told = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        pack.ExitCode.ShouldBe(0, told);
        using var package = ZipFile.OpenRead(folder.GetFiles("Vedette.Language.*.nupkg").ShouldHaveSingleItem().FullName);
        var files = package.Entries.Select(e => e.FullName).ToArray();
        foreach (string file in (string[])["README.md", "lib/net10.0/Vedette.Language.dll", "lib/net10.0/Vedette.Language.xml", "contentFiles/any/any/models/en-grammar.vdw", "contentFiles/any/any/models/en-grammar.md", "contentFiles/any/any/models/en-names.vdw", "contentFiles/any/any/models/WordNet-LICENSE.txt"])
            files.ShouldContain(file);
        using var description = new StreamReader(package.GetEntry("Vedette.Language.nuspec").ShouldNotBeNull().Open());
        string text = description.ReadToEnd();
        text.ShouldNotContain("<dependency ");
        text.ShouldContain("Apache-2.0 AND CC-BY-SA-4.0");
    }
}
