using System.CommandLine;
using Vedette.Training;

var root = new RootCommand("Trains the weights in models/ from openly licensed data and measures them on the development files.")
{
    GrammarTraining.Create(),
    NamesTraining.Create(),
    Re3dMeasure.Create(),
    NamesSpeed.Create(),
    TokensMeasure.Create(),
    BackgroundCounts.Create(),
};
return root.Parse(args).Invoke();
