using System.CommandLine;
using RnnViz.CommandLine;

// without a command: run
if (args.Length == 0)
{
    args = ["run"];
}

var root = new RootCommand("Trains a small recurrent network before your eyes and shows how gradients flow back through time.")
{
    RunCommand.Create(),
    RenderCommand.Create(),
    CheckCommand.Create(),
    TraceCommand.Create(),
    LessonsCommand.Create(),
    LabelsCommand.Create(),
};
VersionText.Say(root);
ParseResult parsed = root.Parse(args);
int status = parsed.Invoke();
return parsed.Errors.Count > 0 ? CommonOptions.Unusable : status;
