using System.CommandLine;

namespace Vedette.Cli;

/// <summary><c>vedette language …</c>: the engine's layers one by one, for measuring and for the curious.</summary>
internal static class LanguageVerb
{
    public static Command Create() => new("language", "Show what the language engine reads: trees, names, times, speech.")
    {
        LanguageParseVerb.Create(),
        LanguageNamesVerb.Create(),
        LanguageTimesVerb.Create(),
        LanguageSpeechVerb.Create(),
        LanguageFactualityVerb.Create(),
    };
}
