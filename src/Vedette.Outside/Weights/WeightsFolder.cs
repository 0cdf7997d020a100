using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>The folder of trained weights: <c>models/</c> beside the program, or the one that VEDETTE_MODELS names.</summary>
public sealed class WeightsFolder(string path)
{
    public const string GrammarFile = "en-grammar.vdw";
    public const string NamesFile = "en-names.vdw";

    public string Path { get; } = path;

    public static WeightsFolder Default() => new(Environment.GetEnvironmentVariable("VEDETTE_MODELS") is { Length: > 0 } named ? named : System.IO.Path.Combine(AppContext.BaseDirectory, "models"));

    /// <exception cref="VedetteException">W201 the file is missing, W202 it is damaged or another version.</exception>
    public Grammar Grammar() => Load(GrammarFile, bytes => Language.Grammar.Load(bytes));

    /// <exception cref="VedetteException">W201 the file is missing, W202 it is damaged or another version.</exception>
    public NameFinder Names() => Load(NamesFile, bytes => NameFinder.Load(bytes));

    /// <summary>Both, read beside each other.</summary>
    /// <exception cref="VedetteException">W201 a file is missing, W202 it is damaged or another version.</exception>
    public (Grammar Grammar, NameFinder Names) Both()
    {
        var names = Task.Run(Names);
        var grammar = Grammar();
        return (grammar, names.GetAwaiter().GetResult());
    }

    /// <summary>A reader of documents with these weights.</summary>
    /// <param name="actors">A user's own dictionaries of actors and agents.</param>
    /// <exception cref="VedetteException">As <see cref="Both"/>.</exception>
    public Extractor Extractor(OwnActors? actors = null)
    {
        var (grammar, names) = Both();
        return new(grammar, names, actors);
    }

    private T Load<T>(string file, Func<byte[], T> load)
    {
        string full = System.IO.Path.Combine(Path, file);
        try
        {
            return load(File.ReadAllBytes(full));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VedetteException("W201", $"The weights file {full} is missing. Install Vedette again, or set VEDETTE_MODELS to the folder that holds it.", missing);
        }
        catch (WeightsException damaged)
        {
            throw new VedetteException("W202", $"{full}: {damaged.Message}", damaged);
        }
    }
}
