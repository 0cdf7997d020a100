using System.CommandLine;
using Vedette.Cli;

var root = new RootCommand("Vedette reads reporting on a developing situation and tells who said what, how sure they were, and how many independent origins stand behind it.")
{
    BriefVerb.Create(),
    LanguageVerb.Create(),
};
var parsed = root.Parse(args);
int code = await parsed.InvokeAsync().ConfigureAwait(false);
return parsed.Errors.Count > 0 ? 2 : code;
