using System.CommandLine;
using Vedette.Cli;

var root = new RootCommand("Vedette reads reporting on a developing situation and tells who said what, how sure they were, and how many independent origins stand behind it.")
{
    LanguageVerb.Create(),
    RelateVerb.Create(),
};
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
