using Raylib_cs;
using RnnViz.Views.Scenes;

namespace RnnViz.Window;

/// <summary>Opens what is dropped on the window.</summary>
internal sealed class DroppedFiles
{
    /// <summary>To be called once a frame.</summary>
    public void Read(ProgramScene scene)
    {
        if (Raylib.IsFileDropped())
        {
            scene.OpenDropped(Raylib.GetDroppedFiles());
        }
    }
}
