using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>dotnet publish</c>: a folder that runs from anywhere.</summary>
[Collection(ScreenCollection.Name)]
public sealed class PublishTests(VirtualScreen screen)
{
    [Fact]
    public void A_published_folder_draws_from_any_working_directory()
    {
        using TemporaryFolder folder = new(), elsewhere = new();
        string project = Path.Combine(Repository.Root, "src", "RnnViz");
        string published = folder["published"], program = Path.Combine(published, "rnnviz.dll");
        Command.Run(
            elsewhere.Path, null, "dotnet", "publish", project, "--configuration", Repository.Configuration, "--no-build",
            "--output", published).Succeeded();

        Command.Run(elsewhere.Path, null, "dotnet", program, "lessons").Succeeded();
        Command.Run(
            elsewhere.Path, screen.Display, "dotnet", program, "render", "hello", "--iterations", "1", "--out", "pictures").Succeeded();

        Assert.True(File.Exists(elsewhere[Path.Combine("pictures", "hello-00001.png")]));
        Assert.True(File.Exists(Path.Combine(published, OperatingSystem.IsWindows() ? "rnnviz.exe" : "rnnviz")));
    }
}
