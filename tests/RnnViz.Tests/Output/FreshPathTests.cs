using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Where pictures go that nobody has named. By itself, as it changes the folder of the process.</summary>
[Collection(nameof(FilmTests))]
public sealed class FreshPathTests
{
    [Fact]
    public void A_folder_that_was_deleted_and_the_root_of_the_system_give_way_to_a_folder_that_is_there()
    {
        string before = Environment.CurrentDirectory, folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;
        try
        {
            Environment.CurrentDirectory = folder;
            Assert.Equal(folder, FreshPath.Folder());
            if (!OperatingSystem.IsWindows())
            {
                Directory.Delete(folder);
                Assert.True(Directory.Exists(FreshPath.Folder()));
                Assert.NotEqual(folder, FreshPath.Folder());
            }

            string root = Path.GetPathRoot(before)!;
            Environment.CurrentDirectory = root;
            Assert.NotEqual(root, FreshPath.Folder());
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
