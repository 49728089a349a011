using System.Globalization;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>
/// Pictures that the program is held to, in the folder golden. After a change that is meant, look at the differences,
/// then run the tests once with RNNVIZ_UPDATE_GOLDEN=1.
/// </summary>
internal static class GoldenPicture
{
    /// <summary>How far the mean of a channel may be off, of 255.</summary>
    private const double MeanTolerance = 0.02;

    /// <summary>
    /// What share of the pixels may be visibly off: a digit or two, where another machine rounds another way. A small label
    /// that moves is more. Pictures are painted by the processor, the same on every machine tried.
    /// </summary>
    private const double ShareTolerance = 0.0002;

    public static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "RnnViz.EndToEnd.Tests", "golden", name + ".png");

    /// <summary>Fails, and leaves what was drawn and where it differs in TestResults, if the picture is not the golden one.</summary>
    public static void Verify(string name, Picture actual)
    {
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable("RNNVIZ_UPDATE_GOLDEN") == "1")
        {
            PngWriter.WriteSmall(actual, path);
            return;
        }

        string drawn = Path.Combine(Repository.Results, name + "-drawn.png");
        string marked = Path.Combine(Repository.Results, name + "-differences.png");
        if (!File.Exists(path))
        {
            PngWriter.Write(actual, drawn);
            Assert.Fail($"There is no golden picture {path}. What was drawn is {drawn}; RNNVIZ_UPDATE_GOLDEN=1 makes it the golden one.");
        }

        if (Fault(PngReader.Read(path), actual, out Picture? differences) is not string fault)
        {
            return;
        }

        PngWriter.Write(actual, drawn);
        if (differences is not null)
        {
            PngWriter.Write(differences, marked);
        }

        Assert.Fail(
            $"{name} is not what it was: {fault} Drawn: {drawn}, differences: {marked}, golden: {path}; "
            + "RNNVIZ_UPDATE_GOLDEN=1 replaces it.");
    }

    /// <summary>What is wrong with a picture, or null.</summary>
    public static string? Fault(Picture golden, Picture actual, out Picture? differences)
    {
        differences = null;
        if ((golden.Width, golden.Height) != (actual.Width, actual.Height))
        {
            return $"It is {actual.Width}x{actual.Height}, the golden picture {golden.Width}x{golden.Height}.";
        }

        PictureDifference difference = PictureDifference.Between(golden, actual);
        differences = difference.Marked;
        return difference.Mean <= MeanTolerance && difference.Share <= ShareTolerance
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The mean difference is {difference.Mean:F3} (at most {MeanTolerance}), the largest {difference.Most}, ")
                + string.Create(
                    CultureInfo.InvariantCulture, $"{difference.Share:P2} of the pixels differ visibly (at most {ShareTolerance:P2}).");
    }
}
