using System.CommandLine;
using System.CommandLine.Invocation;
using Vedette.Cli;

var root = new RootCommand("Vedette reads reporting on a developing situation and tells who said what, how sure they were, and how many independent origins stand behind it.")
{
    BriefVerb.Create(),
    ReadVerb.Create(),
    ExtractVerb.Create(),
    EventsVerb.Create(),
    LanguageVerb.Create(),
    RelateVerb.Create(),
    ProblemVerb.Create(),
    IndicatorsVerb.Create(),
    TableVerb.Create(),
    WhyVerb.Create(),
    InitVerb.Create(),
    AddVerb.Create(),
    FeedsVerb.Create(TimeProvider.System),
    WatchVerb.Create(TimeProvider.System),
    CapturesVerb.Create(TimeProvider.System),
    RereadVerb.Create(TimeProvider.System),
    ClaimsVerb.Create(),
    EntitiesVerb.Create(TimeProvider.System),
    TimelineVerb.Create(),
    LineageVerb.Create(),
    StoriesVerb.Create(),
    SearchVerb.Create(),
    VersionsVerb.Create(),
    JudgeVerb.Create(TimeProvider.System),
    ForecastVerb.Create(TimeProvider.System),
    MarkVerb.Create(TimeProvider.System),
    AccountsVerb.Create(TimeProvider.System),
    AuditVerb.Create(),
    CollectionVerb.Create(),
    NetworkVerb.Create(),
    SourcesVerb.Create(),
    SimulateVerb.Create(),
    ExportVerb.Create(),
    ServeVerb.Create(),
    DoctorVerb.Create(),
    CompletionVerb.Create(),
};
Examples.AddTo(root);
// Ctrl-C asks the verb to stop and gives it time to end what it is writing.
var parsed = root.Parse(args);
int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }).ConfigureAwait(false);
// Help is help, also where an argument is missing.
return parsed.Action is ParseErrorAction ? 2 : code;
