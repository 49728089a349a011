using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Engine.Figures;
using RnnViz.Views.Scenes;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz run FIGURE</c>: the window opens at the moment that a figure shows.</summary>
[Collection(ScreenCollection.Name)]
public sealed class FigureInWindowTests(VirtualScreen screen)
{
    [Theory]
    [InlineData("png")]
    [InlineData("svg")]
    [InlineData("pdf")]
    public void The_program_opens_a_figure_at_the_recorded_state(string format)
    {
        using var folder = new TemporaryFolder();
        Command.Run(
            folder.Path, null, "dotnet", Repository.Program, "render", "hello", "--walk", "5", "--step", "phase", "--seed", "4",
            "--format", format, "--out", folder["out"]).Succeeded();
        string path = Directory.GetFiles(folder["out"]).Order(StringComparer.Ordinal).ElementAt(2);
        SceneRecord record = SceneRecord.Read(FigureRecords.Read(new MemoryStream(File.ReadAllBytes(path)))!, path);
        using var window = new ProgramWindow(screen, path);
        Assert.False(window.State.IsRunning);
        Assert.Equal((5, record.Moment.Phase, record.Moment.Term),
            (window.State.Cursor.Iteration, window.State.Cursor.Phase, window.State.Cursor.Term));
        Assert.Equal(record.Runs[0].State, window.State.RunAt(0).GetProperty("state").GetString());
        Assert.Equal(4, window.State.RunAt(0).GetProperty("seed").GetInt32());
    }
}
