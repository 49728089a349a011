using System.Text.RegularExpressions;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary>The pictures of README.md are made by the commands that stand beside them, as comments.</summary>
public sealed partial class ReadmePictureTests
{
    [Fact]
    public void Every_picture_of_the_readme_is_what_the_command_beside_it_makes()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Match[] pictures = [.. Shown().Matches(readme).Cast<Match>()];
        Assert.NotEmpty(pictures);
        Assert.Equal(pictures.Length, AnyPicture().Count(readme));
        foreach (Match picture in pictures)
        {
            string path = Path.Combine(Repository.Root, picture.Groups["path"].Value);
            using var folder = new TemporaryFolder();
            Command.Run(
                Repository.Root, null, "dotnet",
                    [Repository.Program, .. picture.Groups["command"].Value.Split(' '), "--out", folder["out"]]).Succeeded();
            string made = Path.Combine(folder["out"], Path.GetFileName(path));
            if (Environment.GetEnvironmentVariable("RNNVIZ_UPDATE_GOLDEN") == "1")
            {
                File.Copy(made, path, overwrite: true);
            }

            Assert.Null(GoldenPicture.Fault(PngReader.Read(path), PngReader.Read(made), out _));
        }
    }

    [GeneratedRegex(@"<!-- \./run\.sh (?<command>render [^\n]*) -->\n!\[[^\]]*\]\((?<path>[^)]*\.png)\)")]
    private static partial Regex Shown();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\.png\)")]
    private static partial Regex AnyPicture();
}
