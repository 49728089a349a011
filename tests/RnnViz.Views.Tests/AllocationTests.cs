using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("exploding")]
    public void A_frame_allocates_nothing_on_its_thread(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Screen.HonoursStops = false;
        stage.Screen.IsRunning = true;
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        stage.Frames(130);
        for (int i = 0; i < 5; i++) stage.Tree.Draw(canvas);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 40; i++)
        {
            stage.Tree.Process(1.0 / 60);
            stage.Tree.Draw(canvas);
            stage.Tree.EndFrame();
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(canvas.Calls > 1000);
    }
}
