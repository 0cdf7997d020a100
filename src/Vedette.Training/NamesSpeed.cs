using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Vedette.Language;

namespace Vedette.Training;

/// <summary><c>vedette-train names-speed</c>: how many words a second of processor time the finder of names reads, on text that is already parsed, and what it allocates.</summary>
internal static class NamesSpeed
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Texts, each one document." };
        var models = new Option<string>("--models") { Description = "The folder of the weights.", DefaultValueFactory = _ => "models" };
        var seconds = new Option<double>("--seconds") { Description = "Processor time to spend.", DefaultValueFactory = _ => 4 };
        var command = new Command("names-speed", "Measure the speed of the finder of names by processor time.") { files, models, seconds };
        command.SetAction(parse => Run(parse.GetRequiredValue(files), parse.GetRequiredValue(models), parse.GetValue(seconds)));
        return command;
    }

    private static int Run(string[] files, string models, double seconds)
    {
        var grammar = Grammar.Load(File.ReadAllBytes(Path.Combine(models, "en-grammar.vdw")));
        var finder = NameFinder.Load(File.ReadAllBytes(Path.Combine(models, "en-names.vdw")));
        (string Text, ImmutableArray<Sentence> Sentences)[] documents = [.. files.Select(File.ReadAllText).Select(text => (text, grammar.Parse(text)))];
        long words = documents.Sum(d => d.Sentences.Sum(s => (long)s.Count));
        foreach (var (text, sentences) in documents) finder.Find(text, sentences);
        using var process = Process.GetCurrentProcess();
        // The first rounds let the compiler finish; they are not counted.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 2;) foreach (var (text, sentences) in documents) finder.Find(text, sentences);
        process.Refresh();
        var start = process.TotalProcessorTime;
        long allocated = GC.GetAllocatedBytesForCurrentThread(), read = 0;
        double spent;
        do
        {
            foreach (var (text, sentences) in documents) finder.Find(text, sentences);
            read += words;
            process.Refresh();
            spent = (process.TotalProcessorTime - start).TotalSeconds;
        }
        while (spent < seconds);
        Console.WriteLine($"{read / spent:F0} words a second of processor time ({words} words in {documents.Length} documents), {(GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)read:F1} bytes allocated a word");
        return 0;
    }
}
