using RnnViz.CommandLine;
using RnnViz.State;

// what can fail is done within: where little may be opened even a library of the program cannot be
return LastHandler.Run(() => Terminal.Run(() => CommandRoot.Run(args)));
