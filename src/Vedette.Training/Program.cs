using System.CommandLine;

var root = new RootCommand("Trains the weights in models/ from openly licensed data and measures them on the development files.");
return root.Parse(args).Invoke();
